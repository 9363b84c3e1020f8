using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Digest.ConformanceTests.Worker;

public sealed class TriggerAttributeTests
{
    [Fact]
    public void A_function_has_the_name_it_is_given() => Assert.Equal("Ingest", new FunctionAttribute("Ingest").Name);

    [Fact]
    public void A_blob_trigger_scans_the_container_unless_told_otherwise()
    {
        var trigger = new BlobTriggerAttribute("articles/{name}");

        Assert.Equal("articles/{name}", trigger.BlobPath);
        Assert.Null(trigger.Connection);
        Assert.Equal(BlobTriggerSource.LogsAndContainerScan, trigger.Source);
        Assert.Equal(0, (int)BlobTriggerSource.LogsAndContainerScan);
        Assert.Equal(1, (int)BlobTriggerSource.EventGrid);
    }

    [Fact]
    public void Queue_and_blob_bindings_keep_their_place_and_have_no_connection_of_their_own()
    {
        Assert.Equal(("q", null), Pair(new QueueTriggerAttribute("q")));
        Assert.Equal(("out", null), (new QueueOutputAttribute("out").QueueName, new QueueOutputAttribute("out").Connection));
        Assert.Equal(("c/b", null), (new BlobInputAttribute("c/b").BlobPath, new BlobInputAttribute("c/b").Connection));
        Assert.Equal(("c/b", null), (new BlobOutputAttribute("c/b").BlobPath, new BlobOutputAttribute("c/b").Connection));

        static (string, string?) Pair(QueueTriggerAttribute trigger) => (trigger.QueueName, trigger.Connection);
    }

    [Fact]
    public void A_timer_is_monitored_and_does_not_run_on_startup()
    {
        var timer = new TimerTriggerAttribute("0 */5 * * * *");

        Assert.Equal("0 */5 * * * *", timer.Schedule);
        Assert.True(timer.UseMonitor);
        Assert.False(timer.RunOnStartup);
    }

    [Fact]
    public void An_http_trigger_without_arguments_asks_for_a_function_key_and_takes_any_method()
    {
        var trigger = new HttpTriggerAttribute();

        Assert.Equal(AuthorizationLevel.Function, trigger.AuthLevel);
        Assert.Null(trigger.Methods);
        Assert.Null(trigger.Route);
    }

    [Fact]
    public void An_http_trigger_with_methods_alone_is_open_to_anybody()
    {
        var trigger = new HttpTriggerAttribute("get", "head");

        Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel);
        Assert.Equal(["get", "head"], trigger.Methods!);
    }

    [Fact]
    public void An_http_trigger_with_a_level_alone_takes_any_method()
    {
        Assert.Null(new HttpTriggerAttribute(AuthorizationLevel.Admin).Methods);
        Assert.Equal(["post"], new HttpTriggerAttribute(AuthorizationLevel.Function, "post").Methods!);
    }

    [Fact]
    public void Authorization_levels_have_the_hosts_numbers() =>
        Assert.Equal([0, 1, 2, 3, 4], new[] { AuthorizationLevel.Anonymous, AuthorizationLevel.User, AuthorizationLevel.Function, AuthorizationLevel.System, AuthorizationLevel.Admin }.Select(level => (int)level));

    [Theory]
    [InlineData(typeof(BlobTriggerAttribute), AttributeTargets.Parameter, typeof(TriggerBindingAttribute))]
    [InlineData(typeof(QueueTriggerAttribute), AttributeTargets.Parameter, typeof(TriggerBindingAttribute))]
    [InlineData(typeof(TimerTriggerAttribute), AttributeTargets.Parameter, typeof(TriggerBindingAttribute))]
    [InlineData(typeof(HttpTriggerAttribute), AttributeTargets.Parameter, typeof(TriggerBindingAttribute))]
    [InlineData(typeof(BlobInputAttribute), AttributeTargets.Parameter, typeof(InputBindingAttribute))]
    [InlineData(typeof(QueueOutputAttribute), AttributeTargets.Method | AttributeTargets.Property, typeof(OutputBindingAttribute))]
    [InlineData(typeof(BlobOutputAttribute), AttributeTargets.Method | AttributeTargets.Property, typeof(OutputBindingAttribute))]
    [InlineData(typeof(HttpResultAttribute), AttributeTargets.Property, typeof(OutputBindingAttribute))]
    [InlineData(typeof(FunctionAttribute), AttributeTargets.Method, typeof(Attribute))]
    public void Attributes_go_where_the_library_allows_them(Type attribute, AttributeTargets targets, Type kind)
    {
        var usage = (AttributeUsageAttribute)Attribute.GetCustomAttribute(attribute, typeof(AttributeUsageAttribute), inherit: true)!;

        Assert.Equal(targets, usage.ValidOn);
        Assert.True(kind.IsAssignableFrom(attribute));
    }

    [Fact]
    public void Timer_information_starts_empty()
    {
        Assert.Null(new TimerInfo().ScheduleStatus);
        Assert.False(new TimerInfo().IsPastDue);
        Assert.Equal(default, new ScheduleStatus().Next);
    }
}
