import GoTemplate

/// A text with variables of Flux: `${NAME}`, `${NAME:=default}` and `${NAME:-default}`; `$${` stands for `${`.
struct FluxVariables {
    let result: GoString

    init(_ text: GoString, _ variables: [GoString: GoString], keepsUnknown: Bool) {
        var (result, rest) = (GoString(), text)
        while let (before, after) = rest.cut(at: "${" as GoString) {
            guard let (expression, next) = after.cut(at: "}" as GoString) else { break }
            if before.hasSuffix("$") {
                result = result + before + "{" + expression + "}"
            } else {
                let known = Self.value(of: expression, variables)
                result = result + before + (known ?? (keepsUnknown ? "${" + expression + "}" : ""))
            }
            rest = next
        }
        self.result = result + rest
    }

    private static func value(of expression: GoString, _ variables: [GoString: GoString]) -> GoString? {
        for separator: GoString in [":=", ":-", "="] {
            if let (name, otherwise) = expression.cut(at: separator) {
                let value = variables[name] ?? ""
                return value.isEmpty ? otherwise : value
            }
        }
        return variables[expression]
    }
}
