using System.Globalization;
using Digest.Core.Delivery.Pacing;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemoryPace(Faults? faults = null) : IPaceStore
{
    private readonly Lock _gate = new();
    private PaceState _state = new();
    private int _version;

    public Task<PaceState> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_state);
    }

    public Task<PaceState?> TryUpdateAsync(PaceState state, CancellationToken cancellationToken)
    {
        faults?.Step();
        lock (_gate)
        {
            if (state.Version != _state.Version)
                return Task.FromResult<PaceState?>(null);
            return Task.FromResult<PaceState?>(_state = state with { Version = (++_version).ToString(CultureInfo.InvariantCulture) });
        }
    }
}
