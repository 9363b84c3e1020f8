namespace Digest.Core.Articles;

/// <summary>A file that is no article that can be published: the message says why and what would help, for an editor.</summary>
/// <param name="reason">The reason with its remedy, one sentence, without the name of the file.</param>
/// <param name="inner">What the reader of the format said, if that is the cause.</param>
public sealed class ArticleRejectedException(string reason, Exception? inner = null) : Exception(reason, inner);
