import GoTemplate
import Sprig

/// Renders the short templates of the command line: `--name-template`, `version --template`.
package enum NameTemplate {
    /// - Parameter name: what the template is called in messages.
    /// - Throws: `HelmError`-like failures with Go's own text.
    package static func render(_ text: GoString, name: GoString = "name-template", dot: Value = .null) throws
        -> GoString
    {
        let functions = FunctionTable(SprigFunctions.all)
        var templates = TemplateSet()
        try templates.parse(name: name, text: text.bytes, functions: functions)
        return try Executor(templates: templates, functions: functions).execute(name, dot: dot)
    }
}
