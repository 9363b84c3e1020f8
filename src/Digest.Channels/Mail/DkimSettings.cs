using Digest.Mail.Dkim;
using Microsoft.Extensions.Options;

namespace Digest.Channels.Mail;

/// <summary>By which key mail is signed: the section <c>Digest:Dkim</c>. Without it the relay signs, or nobody does.</summary>
public sealed class DkimSettings : DkimOptions
{
    /// <summary>The section of the configuration that holds them.</summary>
    public const string Section = "Digest:Dkim";

    internal sealed class Validator : IValidateOptions<DkimSettings>
    {
        public ValidateOptionsResult Validate(string? name, DkimSettings options)
        {
            var problems = options.Problems().Select(problem => $"{Section}:{problem}").ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
