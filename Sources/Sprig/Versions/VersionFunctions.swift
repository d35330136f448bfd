import GoTemplate
import SemVer

/// Sprig's functions on semantic versions.
enum VersionFunctions {
    static let functions: [Function] = [
        Function("semver", [.string]) { arguments in
            try reportingErrors { () throws(SemanticVersionError) in
                .version(try SemanticVersion(parsing: arguments.string(0)), type: .versionPointer)
            }
        },
        Function("semverCompare", [.string, .string]) { arguments in
            try reportingErrors { () throws(SemanticVersionError) in
                let constraint = try VersionConstraint(parsing: arguments.string(0))
                return .bool(constraint.matches(try SemanticVersion(parsing: arguments.string(1))))
            }
        },
    ]

    /// Runs `body` with its errors turned into those of a template function.
    static func reportingErrors(_ body: () throws(SemanticVersionError) -> Value) throws(FunctionError) -> Value {
        do {
            return try body()
        } catch {
            throw FunctionError(error.message)
        }
    }
}
