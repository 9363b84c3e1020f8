using Digest.Core.Observing;
using Digest.Tests.Infrastructure;
using Digest.Tests.Templates;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Observing;

public sealed class ReadinessTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Everything_that_fails_is_named()
    {
        var readiness = new Readiness([new Check("tables"), new Check(), new Check("Digest:Smtp")], _time);

        Assert.Equal(["tables", "Digest:Smtp"], await readiness.FailingAsync(default));
    }

    [Fact]
    public async Task An_answer_stands_for_some_seconds_however_many_ask()
    {
        var check = new Check("tables");
        var readiness = new Readiness([check], _time);
        for (var asked = 0; asked < 50; asked++)
            await readiness.FailingAsync(default);
        Assert.Equal(1, check.Asked);

        _time.Advance(Readiness.Stands);
        await readiness.FailingAsync(default);

        Assert.Equal(2, check.Asked);
    }

    [Fact]
    public async Task A_deployed_template_that_cannot_be_printed_is_named_until_it_can()
    {
        var templates = new TemplateFolder();
        var readiness = new TemplateReadiness(new Digest.Core.Editions.EditionList([Newsroom.Weekly()]), new Broken(templates, () => _broken));

        Assert.Equal(["templates"], await readiness.FailingAsync(default));
        _broken = false;
        Assert.Empty(await readiness.FailingAsync(default));
    }

    private bool _broken = true;

    private sealed class Check(params string[] failing) : IReadinessCheck
    {
        public int Asked { get; private set; }

        public Task<IReadOnlyList<string>> FailingAsync(CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult<IReadOnlyList<string>>(failing);
        }
    }

    private sealed class Broken(Digest.Core.Templates.ITemplateSource whole, Func<bool> isBroken) : Digest.Core.Templates.ITemplateSource
    {
        public string? Read(string path) => isBroken() && path == "email.html" ? "{{ if" : whole.Read(path);
    }
}
