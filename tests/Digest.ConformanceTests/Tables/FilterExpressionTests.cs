using System.Linq.Expressions;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Digest.ConformanceTests.Tables;

/// <summary>Filters from lambda expressions: the texts of the library's own query tests, and the corners that Digest could meet.</summary>
#pragma warning disable CA1309 // in a filter the service compares, and it compares ordinals
public sealed class FilterExpressionTests
{
    private const string Constant = "someString";
    private static readonly Guid Id = new("66cf3753-1cc9-44c4-b857-4546f744901b");
    private static readonly DateTime Day = new DateTime(2020, 7, 23, 21, 20, 41, DateTimeKind.Utc).AddTicks(6667782);
    private static readonly DateTimeOffset Instant = new(2020, 7, 23, 21, 20, 41, TimeSpan.FromHours(3));
    private static readonly byte[] Bytes = [1, 2, 0xAB];

    [Fact]
    public void Every_comparison_has_its_word()
    {
        Same("PartitionKey eq 'p'", x => x.PartitionKey == "p");
        Same("Text ne 'p'", x => x.Text != "p");
        Same("Number gt 5", x => x.Number > 5);
        Same("Number ge 5", x => x.Number >= 5);
        Same("Number lt 5", x => x.Number < 5);
        Same("Number le 5", x => x.Number <= 5);
        Same("5 gt Number", x => 5 > x.Number);
        Same("Text eq PartitionKey", x => x.Text == x.PartitionKey);
    }

    [Fact]
    public void Strings_are_compared_by_CompareTo_and_Compare()
    {
        Same("RowKey gt 'a'", x => x.RowKey.CompareTo("a") > 0);
        Same("RowKey ge 'a'", x => x.RowKey.CompareTo("a") >= 0);
        Same("RowKey lt 'a'", x => x.RowKey.CompareTo("a") < 0);
        Same("RowKey le 'a'", x => x.RowKey.CompareTo("a") <= 0);
        Same("RowKey eq 'a'", x => x.RowKey.CompareTo("a") == 0);
        Same("RowKey ne 'a'", x => x.RowKey.CompareTo("a") != 0);
        Same("Text gt 'a'", x => string.Compare(x.Text, "a") > 0);
        Same("'a' gt Text", x => "a".CompareTo(x.Text) > 0);
        Same("Number gt 3", x => x.Number.CompareTo(3) > 0);
        Same("PartitionKey ge 'a' and PartitionKey lt 'b'", x => x.PartitionKey.CompareTo("a") >= 0 && x.PartitionKey.CompareTo("b") < 0);
    }

    [Fact]
    public void Equals_is_an_equality()
    {
        Same("Text eq 'a'", x => x.Text!.Equals("a"));
        Same("Text eq 'a'", x => string.Equals(x.Text, "a"));
        Same("Number eq 3", x => x.Number.Equals(3));
    }

    [Fact]
    public void Conditions_connect_with_no_more_parentheses_than_they_need()
    {
        Same("Text eq 'a' and Number eq 1", x => x.Text == "a" && x.Number == 1);
        Same("Text eq 'a' or Number eq 1", x => x.Text == "a" || x.Number == 1);
        Same("Text eq 'a' and Number eq 1", x => x.Text == "a" & x.Number == 1);
        Same("Text eq 'a' or Number eq 1", x => x.Text == "a" | x.Number == 1);
        Same("Text eq 'a' or Number eq 1 and Flag eq true", x => x.Text == "a" || (x.Number == 1 && x.Flag));
        Same("(Number eq 1 or Number eq 2) and (Text eq 'a' or not (Flag eq true))", x => (x.Number == 1 || x.Number == 2) && (x.Text == "a" || !x.Flag));
        Same("Number eq 1 or Number eq 2 or Number eq 3", x => x.Number == 1 || (x.Number == 2 || x.Number == 3));
        Same("not (Text eq 'a' and Number eq 1)", x => !(x.Text == "a" && x.Number == 1));
        Same("not (not (Number eq 1) and Flag eq true)", x => !(!(x.Number == 1) && x.Flag));
        Same("true and Number eq 1", x => Day > DateTime.MinValue && x.Number == 1);
    }

    [Fact]
    public void A_boolean_property_is_compared_with_true()
    {
        Same("Flag eq true", x => x.Flag);
        Same("not (Flag eq true)", x => !x.Flag);
        Same("Flag eq true", x => x.Flag == true);
        Same("Flag ne false", x => x.Flag != false);
        Same("FlagOrNone eq true", x => x.FlagOrNone == true);
        Same("FlagOrNone eq true", x => x.FlagOrNone!.Value);
    }

    [Fact]
    public void A_constant_condition_is_no_filter_or_false()
    {
        Assert.Null(TableClient.CreateQueryFilter<Everything>(x => true));
        Same("false", x => false);
    }

    [Fact]
    public void Values_are_taken_from_wherever_the_program_has_them()
    {
        var captured = "cap'd";
        var number = 5;
        string? none = null;
        var holder = new { Inner = new { Text = "deep" }, List = new[] { "a", "b" }, Map = new Dictionary<string, int> { ["k"] = 4 } };
        var entity = new TableEntity("tp", "tr") { ["q"] = "qq" };
        Same("Text eq 'cap''d'", x => x.Text == captured);
        Same("Text eq 'someString'", x => x.Text == Constant);
        Same("Text eq 'deep'", x => x.Text == holder.Inner.Text);
        Same("Text eq 'b'", x => x.Text == holder.List[1]);
        Same("Number eq 4", x => x.Number == holder.Map["k"]);
        Same("Text eq 'cap''dz'", x => x.Text == captured + "z");
        Same("Text eq 'cap''d-5'", x => x.Text == $"{captured}-{number}");
        Same("Text eq 'cap'", x => x.Text == captured.Substring(0, 3));
        Same("Number eq -5", x => x.Number == -number);
        Same("Text eq 'y'", x => x.Text == (number > 3 ? "y" : "n"));
        Same("Text eq 'other'", x => x.Text == (none ?? "other"));
        Same("Text eq 'iv'", x => x.Text == new Func<string>(() => "iv")());
        Same("PartitionKey eq 'tp'", x => x.PartitionKey == entity.PartitionKey);
        Same("Text eq 'qq'", x => x.Text == entity.GetString("q"));
    }

    [Fact]
    public void Quotes_are_doubled_and_all_else_stays()
    {
        Same("Text eq 'it''s ''''q'''''", x => x.Text == "it's ''q''");
        Same("Text eq 'عربي'", x => x.Text == "عربي");
        Same("Text eq ''", x => x.Text == "");
        Same("Text eq 'a/b?c#d&e'", x => x.Text == "a/b?c#d&e");
    }

    [Fact]
    public void Null_is_a_word()
    {
        Same("Text eq null", x => x.Text == null);
        Same("Text ne null", x => x.Text != null);
        Same("NumberOrNone eq null", x => x.NumberOrNone == null);
        Same("DayOrNone eq null", x => x.DayOrNone == null);
        Same("ShadeOrNone eq null", x => x.ShadeOrNone == null);
    }

    [Fact]
    public void Numbers_say_their_type()
    {
        long big = long.MaxValue;
        int number = 5;
        int? maybe = 6;
        Same("Number eq 6", x => x.Number == maybe);
        Same("NumberOrNone eq 5", x => x.NumberOrNone!.Value == 5);
        Same("Big ge 5L", x => x.Big >= 5);
        Same("Big eq 9223372036854775807L", x => x.Big == big);
        Same("Big eq 5L", x => x.Big == number);
        Same("BigOrNone eq 5L", x => x.BigOrNone == 5);
        Same("Number eq 9223372036854775807L", x => x.Number == big);
        Same("Fraction ge 10.1", x => x.Fraction >= 10.10);
        Same("Fraction eq 1.0", x => x.Fraction == 1);
        Same("Fraction lt 5.0", x => x.Fraction < number);
        Same("Fraction gt -0.5", x => x.Fraction > -0.5);
        Same("Fraction lt 1E+300", x => x.Fraction < 1e300);
        Same("Fraction lt INF", x => x.Fraction < double.PositiveInfinity);
        Same("Number gt -1", x => x.Number > -1);
    }

    [Fact]
    public void Guids_times_and_bytes_have_literals_of_their_own()
    {
        DateTimeOffset? maybe = Instant;
        Same("Id eq guid'66cf3753-1cc9-44c4-b857-4546f744901b'", x => x.Id == Id);
        Same("IdOrNone eq guid'66cf3753-1cc9-44c4-b857-4546f744901b'", x => x.IdOrNone == Id);
        Same("Id eq guid'66cf3753-1cc9-44c4-b857-4546f744901b'", x => x.Id == new Guid("66cf3753-1cc9-44c4-b857-4546f744901b"));
        Same("Day lt datetime'2020-07-23T21:20:41.6667782Z'", x => x.Day < Day);
        Same("Day ge datetime'2020-07-22T21:20:41.6667782Z'", x => x.Day >= Day.AddDays(-1));
        Same("Day ge datetime'2024-01-01T00:00:00Z'", x => x.Day >= new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Same("Instant ge datetime'2020-07-23T18:20:41Z'", x => x.Instant >= Instant);
        Same("InstantOrNone ge datetime'2020-07-23T18:20:41Z'", x => x.InstantOrNone >= maybe);
        Same("Timestamp ge datetime'2020-07-23T18:20:41Z'", x => x.Timestamp >= Instant);
        Same("Bytes eq X'0102AB'", x => x.Bytes == Bytes);
        Same("Bytes eq X''", x => x.Bytes == Array.Empty<byte>());
        Same("Data eq X'0102AB'", x => x.Data == BinaryData.FromBytes(Bytes));
    }

    [Fact]
    public void An_enum_is_compared_by_its_number_although_it_is_stored_by_its_name()
    {
        var shade = Shade.Green;
        Shade? maybe = Shade.Blue;
        Same("Shade eq 1", x => x.Shade == shade);
        Same("Shade ne 2", x => x.Shade != Shade.Blue);
        Same("ShadeOrNone eq 2", x => x.ShadeOrNone == maybe);
    }

    [Fact]
    public void Arithmetic_is_left_to_the_service()
    {
        Same("Number add 1 gt 3", x => x.Number + 1 > 3);
        Same("(Number add 1) mul 2 gt 3", x => (x.Number + 1) * 2 > 3);
        Same("Number mod 2 eq 0", x => x.Number % 2 == 0);
        Same("Number div 2 eq 1", x => x.Number / 2 == 1);
    }

    [Fact]
    public void A_property_goes_by_its_name_in_the_table()
    {
        Same("renamed eq 'q'", x => x.Renamed == "q");
        Assert.Equal("PartitionKey eq 'p'", ByKey<Everything>("p"));
        Assert.Equal("TableName eq 'A' or TableName gt 'z'", TableServiceClient.CreateQueryFilter(t => t.Name == "A" || t.Name.CompareTo("z") > 0));
        Assert.Equal("TableName eq 'A'", TableClient.CreateQueryFilter<TableItem>(t => t.Name == "A"));
    }

    [Fact]
    public void A_dynamic_entity_is_read_by_its_getters_and_its_indexer()
    {
        var name = "captured";
        Dynamic("a eq 'n'", x => x.GetString("a") == "n");
        Dynamic("captured gt 'n'", x => x.GetString(name).CompareTo("n") > 0);
        Dynamic("a gt 5", x => x.GetInt32("a") > 5);
        Dynamic("a eq 6L", x => x.GetInt64("a") == 6);
        Dynamic("a lt 1.5", x => x.GetDouble("a") < 1.5);
        Dynamic("a eq true", x => x.GetBoolean("a") == true);
        Dynamic("a eq true", x => x.GetBoolean("a")!.Value);
        Dynamic("a eq guid'66cf3753-1cc9-44c4-b857-4546f744901b'", x => x.GetGuid("a") == Id);
        Dynamic("a gt datetime'2020-07-23T21:20:41.6667782Z'", x => x.GetDateTime("a") > Day);
        Dynamic("a eq X'0102AB'", x => x.GetBinary("a") == Bytes);
        Dynamic("a eq 'n' and b ge 4 and c eq true", x => (string)x["a"] == "n" && (int)x["b"] >= 4 && (bool)x["c"]);
        Dynamic("a eq 'n'", x => x["a"].Equals("n"));
        Dynamic("Timestamp ge datetime'2020-07-23T18:20:41Z'", x => x.Timestamp >= Instant);
    }

    [Fact]
    public void What_no_filter_can_say_is_not_supported()
    {
        var list = new List<string> { "x" };
        Refused("StartsWith", x => x.Text!.StartsWith("ab"));
        Refused("Contains", x => x.Text!.Contains("ab"));
        Refused("Contains", x => list.Contains(x.Text!));
        Refused("Trim", x => x.Text!.Trim() == "a");
        Refused("IsNullOrEmpty", x => string.IsNullOrEmpty(x.Text));
        Refused("string.Compare method with more than two arguments", x => string.Compare(x.Text, "a", StringComparison.Ordinal) >= 0);
        Refused("Equals method with more than two arguments", x => x.Text!.Equals("a", StringComparison.Ordinal));
        Refused("^", x => x.Flag ^ x.Flag);
        Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter<TableEntity>(x => x.ContainsKey("a")));
        Assert.Throws<InvalidOperationException>(() => TableClient.CreateQueryFilter<Everything>(x => x.ETag == new ETag("a")));
    }

    [Fact]
    public void No_expression_is_no_filter_but_a_mistake() =>
        Assert.Equal("expression", Assert.Throws<ArgumentNullException>(() => TableClient.CreateQueryFilter((Expression<Func<Everything, bool>>)null!)).ParamName);

    private static void Same(string filter, Expression<Func<Everything, bool>> expression) => Assert.Equal(filter, TableClient.CreateQueryFilter(expression));

    private static void Dynamic(string filter, Expression<Func<TableEntity, bool>> expression) => Assert.Equal(filter, TableClient.CreateQueryFilter(expression));

    private static void Refused(string word, Expression<Func<Everything, bool>> expression) =>
        Assert.Contains(word, Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter(expression)).Message, StringComparison.Ordinal);

    private static string ByKey<T>(string key)
        where T : ITableEntity => TableClient.CreateQueryFilter<T>(x => x.PartitionKey == key);
}
