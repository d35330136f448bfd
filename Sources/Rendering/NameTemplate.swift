import GoTemplate
import Sprig

/// Renders the short templates of the command line.
package enum NameTemplate {
    /// The text of `--name-template`, which knows all of Sprig and nothing of what Helm adds for charts.
    ///
    /// Mirrors pkg/action install.go TemplateName.
    ///
    /// - Throws: failures with Go's own text.
    package static func name(_ text: GoString) throws -> GoString {
        try render(text, named: "name-template", dot: .null, SprigFunctions.plain)
    }

    /// The text of a template for output, which knows the built-in functions alone.
    ///
    /// Mirrors pkg/cmd printer.go tpl.
    ///
    /// - Throws: failures with Go's own text.
    package static func output(_ text: GoString, dot: Value) throws -> GoString {
        try render(text, named: "_", dot: dot, FunctionTable(), missingKey: .invalid)
    }

    private static func render(
        _ text: GoString, named name: GoString, dot: Value, _ functions: FunctionTable,
        missingKey: MissingKey = .zero
    ) throws -> GoString {
        var templates = TemplateSet()
        try templates.parse(name: name, text: text.bytes, functions: functions)
        return try Executor(templates: templates, functions: functions, missingKey: missingKey).execute(name, dot: dot)
    }
}
