namespace Scriban.Syntax;

/// <summary>How messages name a construct and show its form.</summary>
internal sealed record Syntax(string Name, string Example)
{
    public static readonly Syntax Array = new("array initializer", "[item1, item2,...]");
    public static readonly Syntax Assign = new("assign expression", "<target_expression> = <value_expression>");
    public static readonly Syntax Binary = new("binary expression", "<expression> operator <expression>");
    public static readonly Syntax Block = new("block statement", "<statement>...end");
    public static readonly Syntax Break = new("break statement", "break");
    public static readonly Syntax Call = new("function call expression", "<target_expression> <arguemnt[0]> ... <arguement[n]>");
    public static readonly Syntax Capture = new("capture statement", "capture <variable> ... end");
    public static readonly Syntax Case = new("case statement", "case <expression> ... end|when|else");
    public static readonly Syntax Conditional = new("conditional expression", "<condition> ? <then_value> : <else_value>");
    public static readonly Syntax Continue = new("continue statement", "continue");
    public static readonly Syntax Else = new("else statement", "else | else if <expression> ... end|else|else if");
    public static readonly Syntax Empty = new("empty expression", "<expression>.empty?");
    public static readonly Syntax End = new("end statement", "end");
    public static readonly Syntax Escape = new("{{ or }}", "{{ or }}");
    public static readonly Syntax Expression = new("expression statement", "<expression>");
    public static readonly Syntax For = new("for statement", "for <variable> in <expression> ... end");
    public static readonly Syntax Function = new("function statement", "func <variable> ... end");
    public static readonly Syntax If = new("if statement", "if <expression> ... end|else|else if");
    public static readonly Syntax Import = new("import statement", "import <expression>");
    public static readonly Syntax Increment = new("increment/decrement expression", "<operator> <expression> or <expression> <operator>");
    public static readonly Syntax Indexer = new("indexer expression", "<expression>[<index_expression>]");
    public static readonly Syntax Interpolation = new("interpolated string expression", "$\"string{<expression>}string\"");
    public static readonly Syntax InterpolatedString = new("interpolated expression", "{<expression>}");
    public static readonly Syntax Literal = new("literal", "<value>");
    public static readonly Syntax Member = new("member expression", "<expression>.<variable_name>");
    public static readonly Syntax Nested = new("nested expression", "(<expression>)");
    public static readonly Syntax Object = new("object initializer expression", "{ member1: <expression>, member2: ... }");
    public static readonly Syntax Pipe = new("pipe expression", "<expression> | <expression>");
    public static readonly Syntax Raw = new("raw statement", "<raw_text>");
    public static readonly Syntax ReadOnly = new("readonly statement", "readonly <variable>");
    public static readonly Syntax Return = new("return statement", "return <expression>?");
    public static readonly Syntax This = new("this expression", "this");
    public static readonly Syntax Unary = new("unary expression", "<operator> <expression>");
    public static readonly Syntax Variable = new("variable", "<variable_name>");
    public static readonly Syntax When = new("when statement", "when <expression> ... end|when|else");
    public static readonly Syntax While = new("while statement", "while <expression> ... end");
    public static readonly Syntax With = new("with statement", "with <variable> ... end");
    public static readonly Syntax Wrap = new("wrap statement", "wrap <function_call> ... end");
}
