using System.ComponentModel;

namespace Azure.Data.Tables;

/// <summary>The cloud that a token is for.</summary>
public readonly struct TableAudience : IEquatable<TableAudience>
{
    private readonly string value;

    public TableAudience(string value) => this.value = value ?? throw new ArgumentNullException(nameof(value));

    public static TableAudience AzurePublicCloud { get; } = new("AzurePublic");

    public static TableAudience AzureChina { get; } = new("AzureChina");

    public static TableAudience AzureGovernment { get; } = new("AzureGov");

    public static implicit operator TableAudience(string value) => new(value);

    public static bool operator ==(TableAudience left, TableAudience right) => left.Equals(right);

    public static bool operator !=(TableAudience left, TableAudience right) => !left.Equals(right);

    public bool Equals(TableAudience other) => string.Equals(value, other.value, StringComparison.OrdinalIgnoreCase);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object obj) => obj is TableAudience other && Equals(other);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(value);

    public override string ToString() => value;

    internal string Scope => value switch
    {
        "AzurePublic" => "https://storage.azure.com/.default",
        "AzureChina" => "https://storage.azure.cn/.default",
        "AzureGov" => "https://storage.azure.us/.default",
        _ => $"{value}/.default",
    };
}
