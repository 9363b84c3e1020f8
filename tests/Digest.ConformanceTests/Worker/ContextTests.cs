using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.ConformanceTests.Worker;

public sealed class ContextTests
{
    private readonly StubContext _context = new(new ServiceCollection().AddLogging().BuildServiceProvider());

    [Fact]
    public void A_context_is_not_cancelled_unless_its_host_says_so() => Assert.Equal(CancellationToken.None, _context.CancellationToken);

    [Fact]
    public void A_trace_has_no_attributes_or_baggage_unless_its_host_says_so()
    {
        Assert.Empty(_context.TraceContext.Attributes);
        Assert.Empty(_context.TraceContext.Baggage);
    }

    [Fact]
    public void The_request_is_found_among_the_items()
    {
        Assert.Null(_context.GetHttpContext());

        var request = new DefaultHttpContext();
        _context.Items["HttpRequestContext"] = request;

        Assert.Same(request, _context.GetHttpContext());
    }

    [Fact]
    public async Task An_invocation_without_a_request_has_no_request_data() => Assert.Null(await _context.GetHttpRequestDataAsync());

    [Fact]
    public void Loggers_come_from_the_services_of_the_invocation()
    {
        Assert.NotNull(_context.GetLogger<ContextTests>());
        Assert.NotNull(_context.GetLogger("Function.Ingest"));
    }

    [Fact]
    public void A_parameter_knows_whether_it_takes_null()
    {
        Assert.True(new FunctionParameter("name", typeof(string)).IsReferenceOrNullableType);
        Assert.True(new FunctionParameter("count", typeof(int?)).IsReferenceOrNullableType);
        Assert.False(new FunctionParameter("count", typeof(int)).IsReferenceOrNullableType);
        Assert.False(new FunctionParameter("count", typeof(int)).HasDefaultValue);
        Assert.Equal(7, new FunctionParameter("count", typeof(int), true, 7).DefaultValue);
        Assert.Throws<ArgumentNullException>("name", () => new FunctionParameter(null!, typeof(int)));
    }
}
