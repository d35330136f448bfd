import GoTemplate
import Rendering

/// What an ApplicationSet makes its Applications of.
struct ApplicationTemplate {
    private let content: Map
    let usesGoTemplates: Bool
    private let missingKey: MissingKey

    init(_ set: Map) {
        content = set.map(of: "template") ?? Map()
        usesGoTemplates = set.isTrue("goTemplate")
        let options = set.texts(of: "goTemplateOptions")
        missingKey = options.contains("missingkey=error") ? .error : .zero
    }

    /// - Throws: for a template that cannot be run, or names what no parameter gives.
    func application(with parameters: Map) throws -> Map {
        guard case .map(let map) = try filled(.map(content), with: parameters) else { return Map() }
        return map
    }

    /// A value with its templates run.
    func filled(_ value: Value, with parameters: Map) throws -> Value {
        try value.mappingTexts { text in
            guard text.contains("{{") else { return .string(text) }
            return .string(try usesGoTemplates ? run(text, parameters) : Self.replaced(text, parameters))
        }
    }

    private func run(_ text: GoString, _ parameters: Map) throws -> GoString {
        try ShortTemplate.text(of: text, dot: .map(parameters), missingKey: missingKey)
    }

    /// Names in braces, as fasttemplate has them: each one a key as a whole, such as `path.basename`.
    private static func replaced(_ text: GoString, _ parameters: Map) throws(ReviewFailure) -> GoString {
        var (result, rest) = (GoString(), text)
        while let (before, after) = rest.cut(at: "{{" as GoString) {
            guard let (name, next) = after.cut(at: "}}" as GoString) else { break }
            let key = name.trimmingSpace
            guard let value = parameters[key]?.declaredText else {
                throw ReviewFailure("its template names {{" + key + "}}, which no generator gives")
            }
            result = result + before + value
            rest = next
        }
        return result + rest
    }
}
