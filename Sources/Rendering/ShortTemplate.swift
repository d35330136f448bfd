import GoTemplate
import Sprig

/// Renders the short templates of other programs' files, which know Sprig and what Helm adds to it.
package enum ShortTemplate {
    /// A name or a value needs little.
    private static let limits: ExecutionLimits = {
        var limits = ExecutionLimits()
        (limits.steps, limits.outputBytes) = (1_000_000, 1 << 20)
        return limits
    }()

    /// - Throws: failures with Go's own text.
    package static func text(of text: GoString, dot: Value, missingKey: MissingKey) throws -> GoString {
        var templates = TemplateSet()
        var functions = HelmFunctions.table()
        functions.add([
            Function("normalize", [.string]) { .string(DNSName.normalized($0.string(0))) },
            Function("slugify", [.string]) { .string(DNSName.normalized($0.string(0))) },
        ])
        try templates.parse(name: "template", text: text.bytes, functions: functions)
        let executor = Executor(templates: templates, functions: functions, missingKey: missingKey, limits: limits)
        return try executor.execute("template", dot: dot)
    }
}
