namespace Digest.Core.Articles.Understanding.Names;

/// <summary>Counts how often a story names something, and ranks what it names.</summary>
internal sealed class Mentions
{
    private const int Most = 10;

    private readonly List<(string Name, double Weight)> _named = [];

    /// <summary>Counts a mention; the headline's says most.</summary>
    /// <param name="name">The name as it is shown.</param>
    /// <param name="text">The number of the text: 0 the headline, 1 the lead.</param>
    public void Add(string name, int text)
    {
        var weight = text switch { 0 => 3.0, 1 => 2.0, _ => 1.0 };
        for (var i = 0; i < _named.Count; i++)
        {
            if (_named[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                _named[i] = (_named[i].Name, _named[i].Weight + weight);
                return;
            }
        }

        _named.Add((name, weight));
    }

    /// <summary>At most ten, by weight, the first named of equals first.</summary>
    public IReadOnlyList<string> Ranked() => [.. _named.OrderByDescending(named => named.Weight).Take(Most).Select(named => named.Name)];
}
