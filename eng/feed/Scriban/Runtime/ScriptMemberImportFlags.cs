namespace Scriban.Runtime;

[Flags]
public enum ScriptMemberImportFlags
{
    Field = 1,
    Property = 2,
    Method = 4,
    All = Field | Property | Method,
}
