using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Digest.LocalHost.Settings;

/// <summary>Reads the numbers and spans of host.json within their limits.</summary>
internal sealed class SettingReader(string file, IConfiguration section)
{
    public int Number(string name, int otherwise, int least, int most)
    {
        if (section[name] is not { } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(name, text, $"a whole number from {least} to {most}");
    }

    public TimeSpan Time(string name, TimeSpan otherwise, TimeSpan least, TimeSpan most)
    {
        if (section[name] is not { } text)
            return otherwise;
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= least && time <= most
            ? time
            : throw Wrong(name, text, most == TimeSpan.MaxValue ? $"a span as hh:mm:ss of at least {least}" : $"a span as hh:mm:ss from {least} to {most}");
    }

    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum
    {
        if (section[name] is not { } text)
            return otherwise;
        return Enum.TryParse<T>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice) && !char.IsAsciiDigit(text[0])
            ? choice
            : throw Wrong(name, text, "one of " + string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant());
    }

    private LocalHostException Wrong(string name, string text, string expected) =>
        new($"{file}: {(section is IConfigurationSection { Path: var path } ? path + ":" : "")}{name} is '{text}'; it has to be {expected}.");
}
