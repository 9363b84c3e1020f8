using System.Text.Encodings.Web;
using System.Text.Json;
using Digest.Checks;
using Digest.Cli.Terminal;

namespace Digest.Cli.Doctor;

/// <summary>Prints what checks find: a line each, with the remedy on a second; or JSON.</summary>
internal sealed class DoctorOutput(bool asJson)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether a check found a fault.</summary>
    public bool HasFaults { get; private set; }

    /// <summary>Prints one.</summary>
    public void Say(CheckResult result)
    {
        HasFaults |= result.State is CheckState.Fault;
        var state = result.State.ToString().ToLowerInvariant();
        if (asJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new { result.Group, check = result.Name, state, result.Finding, result.Remedy }, Json));
            return;
        }

        Console.Out.WriteLine($"{state,-8} {result.Group}: {Printable.OneLine(result.Name)}: {Printable.OneLine(result.Finding)}");
        if (result.Remedy is { } remedy)
            Console.Out.WriteLine($"         {Printable.OneLine(remedy)}");
    }
}
