namespace Azure.Data.Tables.Service;

/// <summary>A response that says that there is no such entity.</summary>
internal sealed class Missing<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException(ToString());

    public override Response GetRawResponse() => response;

    public override string ToString() => $"Status: {response.Status}, Service returned no content";
}
