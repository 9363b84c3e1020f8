using System.CommandLine;

namespace Digest.Cli.Templates;

/// <summary><c>digest templates</c>: for those who change templates. Needs no storage.</summary>
internal static class TemplatesCommand
{
    /// <summary>The folder of templates.</summary>
    public static readonly Option<string> Folder = new("--templates")
    {
        Description = "A folder of templates, laid out as container templates: what it lacks is taken from the deployed ones. Default: the deployed ones.",
        HelpName = "DIR",
    };

    /// <summary>The edition whose own templates count first.</summary>
    public static readonly Option<string> Edition = new("--edition")
    {
        Description = "The id of an edition: files in the folder of that name count before those beside it.",
        HelpName = "ID",
    };

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        Folder.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } folder && !Directory.Exists(folder))
                result.AddError($"There is no folder {folder}; give the one that holds your templates.");
        });
        return new Command("templates", "Tries templates on sample articles.") { CheckCommand.Create(), PreviewCommand.Create() };
    }

    /// <summary>The templates that the arguments name.</summary>
    public static TemplateFolder Chosen(ParseResult given) => new(given.GetValue(Folder), given.GetValue(Edition) ?? "");
}
