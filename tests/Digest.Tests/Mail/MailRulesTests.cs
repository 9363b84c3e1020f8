using System.Globalization;
using System.Text.RegularExpressions;

namespace Digest.Tests.Mail;

/// <summary>
/// The defects that the usual client of mail has, each of which is a test here by its number: what ends in _P1 to _P23.
/// </summary>
public sealed partial class MailRulesTests
{
    [Fact]
    public void No_defect_of_the_usual_client_is_without_a_test()
    {
        var tested = typeof(MailRulesTests).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(MailRulesTests).Namespace)
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => Defect().Matches(method.Name))
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
            .ToHashSet();

        Assert.Empty(Enumerable.Range(1, 23).Except(tested));
    }

    [GeneratedRegex("_P([0-9]+)")]
    private static partial Regex Defect();
}
