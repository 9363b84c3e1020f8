using Spectre.Console;

namespace Digest.Cli.Terminal;

/// <summary>Shows a run as it goes: a spinner and tables at a terminal, plain lines anywhere else.</summary>
internal sealed class Reporter
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings());
    private readonly bool _interactive = !Console.IsOutputRedirected;

    /// <summary>Runs one step and says what came of it.</summary>
    /// <param name="name">The step, in a word or two.</param>
    /// <param name="work">Does it; may say how far it is.</param>
    /// <param name="outcome">What to say of the result.</param>
    public async Task<T> StepAsync<T>(string name, Func<Action<string>, Task<T>> work, Func<T, string> outcome)
    {
        var result = _interactive
            ? await _console.Status().StartAsync(Markup.Escape(name), status => work(far => status.Status(Markup.Escape($"{name} {Printable.OneLine(far)}"))))
            : await work(_ => { });
        Say(name, outcome(result));
        return result;
    }

    /// <summary>Says one thing.</summary>
    public void Say(string name, string value)
    {
        if (_interactive)
            _console.Write(new Columns(new Text(name, new Style(decoration: Decoration.Dim)), new Text(value)) { Expand = false });
        else
            Console.Out.WriteLine($"{name}: {value}");
    }

    /// <summary>Shows a table; elsewhere than at a terminal each row is a line with tabs.</summary>
    public void Table(string title, string[] columns, IEnumerable<string[]> rows)
    {
        var cells = rows.ToArray();
        if (!_interactive)
        {
            foreach (var row in cells)
                Console.Out.WriteLine($"{title}: {string.Join('\t', row.Select(Printable.Isolated))}");
            return;
        }

        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(title) };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column)) { NoWrap = true });
        var widths = Widths([columns, .. cells]);
        foreach (var row in cells)
            table.AddRow(row.Select((cell, column) => new Text(Printable.Wrapped(cell, widths[column]))));
        _console.Write(table);
    }

    // The widest column gives way until the table fits.
    private int[] Widths(string[][] rows)
    {
        const int border = 3;
        const int least = 20;
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => Printable.Width(row[column]))).ToArray();
        var widest = Array.IndexOf(widths, widths.Max());
        var others = widths.Sum() - widths[widest];
        widths[widest] = Math.Min(widths[widest], Math.Max(least, _console.Profile.Width - others - (border * widths.Length) - 1));
        return widths;
    }
}
