using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Digest.ConformanceTests.Tables;

/// <summary>Refusals of the service, and which of them are none.</summary>
public sealed class ErrorTests
{
    [Fact]
    public void The_code_and_the_message_are_those_of_the_service()
    {
        var error = Assert.Throws<RequestFailedException>(() =>
            Refusing(409, "EntityAlreadyExists", "The specified entity already exists.\\nRequestId:1").AddEntity(new Row()));

        Assert.Equal(409, error.Status);
        Assert.Equal("EntityAlreadyExists", error.ErrorCode);
        Assert.True(error.ErrorCode == TableErrorCode.EntityAlreadyExists);
        Assert.StartsWith("The specified entity already exists.\nRequestId:1", error.Message, StringComparison.Ordinal);
        Assert.Contains("Status: 409 (Conflict)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<error/>")]
    [InlineData("{\"odata.foo\":{\"code\":\"X\",\"message\":{\"value\":\"y\"}}}")]
    [InlineData("{\"odata.error\":{\"foo\":\"X\",\"message\":{\"value\":\"y\"}}}")]
    public void A_refusal_without_a_code_has_its_status(string body)
    {
        var error = Assert.Throws<RequestFailedException>(() => new RecordedService(new RecordedResponse(404, body)).Table.GetEntity<Row>("p", "r"));
        Assert.Equal(404, error.Status);
        Assert.Null(error.ErrorCode);
    }

    [Fact]
    public void Deleting_what_is_not_there_is_no_error()
    {
        Assert.Equal(404, Refusing(404, "ResourceNotFound", "gone").DeleteEntity("p", "r").Status);
        Assert.Equal(404, Refusing(404, "ResourceNotFound", "gone").Delete().Status);
        Assert.Equal(412, Assert.Throws<RequestFailedException>(() => Refusing(412, "UpdateConditionNotSatisfied", "x").DeleteEntity("p", "r", new ETag("e"))).Status);
    }

    [Fact]
    public void Asking_whether_an_entity_is_there_is_no_error()
    {
        var missing = Refusing(404, "ResourceNotFound", "gone").GetEntityIfExists<Row>("p", "r");
        Assert.False(missing.HasValue);
        Assert.Equal(404, missing.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => missing.Value);
        Assert.Throws<RequestFailedException>(() => Refusing(403, "Forbidden", "no").GetEntityIfExists<Row>("p", "r"));
    }

    [Fact]
    public void A_table_that_is_there_already_need_not_be_created()
    {
        var found = Refusing(409, "TableAlreadyExists", "x").CreateIfNotExists();
        Assert.Equal("People", found.Value.Name);
        Assert.Equal(409, found.GetRawResponse().Status);
        Assert.Equal("TableAlreadyExists", Assert.Throws<RequestFailedException>(() => Refusing(409, "TableAlreadyExists", "x").Create()).ErrorCode);
        Assert.Equal("TableBeingDeleted", Assert.Throws<RequestFailedException>(() => Refusing(409, "TableBeingDeleted", "x").CreateIfNotExists()).ErrorCode);
    }

    [Fact]
    public async Task A_busy_service_is_asked_again()
    {
        var attempts = 0;
        var service = new RecordedService(_ => ++attempts < 3 ? new RecordedResponse(503) : new RecordedResponse(204));

        await service.Table.AddEntityAsync(new Row());

        Assert.Equal(3, service.Requests.Count);
        Assert.Single(service.Requests.Select(r => r.Body).Distinct());
    }

    [Fact]
    public void After_three_retries_the_refusal_is_final()
    {
        var service = new RecordedService(_ => RecordedResponse.Refusal(500, "InternalError", "boom"));
        Assert.Equal("InternalError", Assert.Throws<RequestFailedException>(() => service.Table.DeleteEntity("p", "r")).ErrorCode);
        Assert.Equal(4, service.Requests.Count);
    }

    [Fact]
    public void A_refusal_that_time_does_not_heal_is_final_at_once()
    {
        var service = new RecordedService(_ => RecordedResponse.Refusal(400, "InvalidInput", "no"));
        Assert.Throws<RequestFailedException>(() => service.Table.DeleteEntity("p", "r"));
        Assert.Single(service.Requests);
    }

    [Fact]
    public void Codes_are_compared_without_regard_to_case()
    {
        Assert.True(TableErrorCode.TableNotFound == "tablenotfound");
        Assert.True("TableNotFound" == TableErrorCode.TableNotFound);
        Assert.True(TableErrorCode.TableNotFound != TableErrorCode.ResourceNotFound);
        Assert.Equal("ResourceNotFound", TableErrorCode.ResourceNotFound.ToString());
        Assert.Equal(TableErrorCode.EntityNotFound, new TableErrorCode("EntityNotFound"));
    }

    private static TableClient Refusing(int status, string code, string message) => new RecordedService(_ => RecordedResponse.Refusal(status, code, message)).Table;
}
