using Digest.LocalHost.Discovery;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Http;

/// <summary>Where an HTTP function is found.</summary>
/// <param name="Function">The function.</param>
/// <param name="Pattern">Its route, prefix included.</param>
/// <param name="Methods">Its methods in capitals; every method where empty.</param>
internal sealed record HttpRoute(FunctionDescriptor Function, string Pattern, IReadOnlyList<string> Methods)
{
    // The host serves its own endpoints there, and refuses whatever starts with these letters.
    private static readonly string[] Reserved = ["admin", "runtime"];

    public AuthorizationLevel Level => ((HttpTriggerAttribute)Function.Trigger).AuthLevel;

    public static HttpRoute Of(FunctionDescriptor function, string prefix)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        var route = string.IsNullOrEmpty(trigger.Route) ? function.Name : trigger.Route;
        if (Reserved.Any(reserved => route.StartsWith(reserved, StringComparison.OrdinalIgnoreCase)))
            throw new LocalHostException($"Function {function.Name}: the route '{route}' conflicts with the host's own; routes cannot start with admin or runtime.");
        var pattern = (prefix + "/" + route.Trim('/')).Trim('/');
        try
        {
            RoutePatternFactory.Parse(pattern);
        }
        catch (RoutePatternException error)
        {
            throw new LocalHostException($"Function {function.Name}: '{route}' is no route. {error.Message}", error);
        }

        return new HttpRoute(function, pattern, [.. (trigger.Methods ?? []).Select(method => method.ToUpperInvariant())]);
    }

    /// <exception cref="LocalHostException">Two functions answer the same method of the same route.</exception>
    public static void CheckDistinct(IReadOnlyList<HttpRoute> routes)
    {
        for (var i = 0; i < routes.Count; i++)
            for (var j = i + 1; j < routes.Count; j++)
                if (routes[i].Overlaps(routes[j]))
                    throw new LocalHostException($"Functions {routes[i].Function.Name} and {routes[j].Function.Name} have the same route '{routes[i].Pattern}' and a method in common. Give one of them another Route.");
    }

    private bool Overlaps(HttpRoute other) => string.Equals(Pattern, other.Pattern, StringComparison.OrdinalIgnoreCase)
        && (Methods.Count == 0 || other.Methods.Count == 0 || Methods.Intersect(other.Methods).Any());
}
