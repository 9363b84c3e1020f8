using System.ComponentModel;

namespace Azure.Data.Tables;

/// <summary>The cloud that a token is for.</summary>
public readonly struct TableAudience : IEquatable<TableAudience>
{
    private readonly string _value;

    public TableAudience(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    public static TableAudience AzurePublicCloud { get; } = new("AzurePublic");

    public static TableAudience AzureChina { get; } = new("AzureChina");

    public static TableAudience AzureGovernment { get; } = new("AzureGov");

    public static implicit operator TableAudience(string value) => new(value);

    public static bool operator ==(TableAudience left, TableAudience right) => left.Equals(right);

    public static bool operator !=(TableAudience left, TableAudience right) => !left.Equals(right);

    public bool Equals(TableAudience other) => string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object obj) => obj is TableAudience other && Equals(other);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() => _value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(_value);

    public override string ToString() => _value;

    internal string Scope => _value switch
    {
        "AzurePublic" => "https://storage.azure.com/.default",
        "AzureChina" => "https://storage.azure.cn/.default",
        "AzureGov" => "https://storage.azure.us/.default",
        _ => $"{_value}/.default",
    };
}
