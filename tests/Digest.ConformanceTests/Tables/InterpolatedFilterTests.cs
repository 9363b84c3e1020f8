using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Azure.Data.Tables;

namespace Digest.ConformanceTests.Tables;

/// <summary>Filters from interpolated strings; the first values are those of the library's own QueryFilterTests.</summary>
public sealed class InterpolatedFilterTests
{
    [Fact]
    public void A_hole_is_filled_with_the_literal_of_its_value()
    {
        var instant = DateTimeOffset.Parse("2020-07-23T21:20:41.6667782Z", CultureInfo.InvariantCulture);
        var id = new Guid("66cf3753-1cc9-44c4-b857-4546f744901b");
        byte[] bytes = [1, 2, 3, 4];
        Same("String ge 'someString'", $"String ge {"someString"}");
        Same("String ge 'so''meS''tri''ng'", $"String ge {"so'meS'tri'ng"}");
        Same("Guid eq guid'66cf3753-1cc9-44c4-b857-4546f744901b'", $"Guid eq {id}");
        Same("Int64 ge 9223372036854775807L", $"Int64 ge {long.MaxValue}");
        Same("Double ge 10.1", $"Double ge {10.10}");
        Same("Int32 ge 10", $"Int32 ge {10}");
        Same("DateTimeOffset ge datetime'2020-07-23T21:20:41.6667782Z'", $"DateTimeOffset ge {instant}");
        Same("DateTimeOffset ge datetime'2020-07-23T21:20:41.6667782Z'", $"DateTimeOffset ge {instant.ToOffset(TimeSpan.FromHours(3))}");
        Same("DateTime lt datetime'2020-07-23T21:20:41.6667782Z'", $"DateTime lt {instant.UtcDateTime}");
        Same("Bool eq true or Bool eq false", $"Bool eq {true} or Bool eq {false}");
        Same("Binary eq X'01020304'", $"Binary eq {bytes}");
        Same("Binary eq X'01020304'", $"Binary eq {BinaryData.FromBytes(bytes)}");
    }

    [Fact]
    public void Rarer_values_have_literals_too()
    {
        int? number = 6;
        string? none = null;
        Same("a eq 6 and b eq null", $"a eq {number} and b eq {none}");
        Same("a eq 1", $"a eq {1.0}");
        Same("a eq NaN", $"a eq {double.NaN}");
        Same("a eq 1.5", $"a eq {1.5m}");
        Same("a eq 'c'", $"a eq {'c'}");
        Same("a eq 'x''y'", $"a eq {new StringBuilder("x'y")}");
        Same("a eq 'عربي'", $"a eq {"عربي"}");
    }

    [Fact]
    public void The_text_around_the_holes_stays()
    {
        Same("a eq 'x'", $"a eq 'x'");
        Same("a eq '{x}' and b eq 5", $"a eq '{{x}}' and b eq {5}");
        Same("'a' 1 'a'", FormattableStringFactory.Create("{0} {1} {0}", "a", 1));
        Assert.Null(TableClient.CreateQueryFilter(null!));
    }

    [Fact]
    public void The_culture_of_the_machine_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ar-YE");
            Same("a eq 10.5 and b eq 1234567 and c lt datetime'2020-07-23T21:20:41Z'", $"a eq {10.5} and b eq {1234567} and c lt {new DateTime(2020, 7, 23, 21, 20, 41, DateTimeKind.Utc)}");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_value_without_a_literal_is_refused_by_its_place_and_type()
    {
        var error = Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"a eq {1} and b eq {TimeSpan.Zero}"));
        Assert.Equal("Unable to convert argument 1 from type System.TimeSpan to an OData literal.", error.Message);
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"a eq {Shade.Green}"));
    }

    [Fact]
    public void Tables_are_filtered_alike() => Assert.Equal("TableName eq 'x''y'", TableServiceClient.CreateQueryFilter($"TableName eq {"x'y"}"));

    private static void Same(string expected, FormattableString filter) => Assert.Equal(expected, TableClient.CreateQueryFilter(filter));
}
