using System.ComponentModel.DataAnnotations;

namespace Digest.Core.Observing;

/// <summary>What traces show: section <c>Digest:Observe</c>.</summary>
public sealed class ObserveOptions
{
    /// <summary>The section of the configuration that holds them.</summary>
    public const string Section = "Digest:Observe";

    /// <summary>The share of readers whose copies are traced, from 0 to 1. Copies that failed or are uncertain are traced in any case. Default 0.01.</summary>
    [Range(0.0, 1.0)]
    public double CopyRatio { get; set; } = 0.01;
}
