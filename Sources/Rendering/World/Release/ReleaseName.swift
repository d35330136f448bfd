import Charts
import Failures
import GoTemplate

/// Helm's rules for the names of releases.
package enum ReleaseName {
    private static let pattern = #"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"#
    /// What Kubernetes allows for a label less ten characters that charts may add.
    private static let longest = 53

    /// Checks a name as `helm template` does before it renders anything.
    ///
    /// Mirrors pkg/action install.go availableName.
    package static func validate(_ name: GoString, log: Log) throws(HelmError) {
        guard let problem = problem(with: name) else { return }
        throw log.failure(
            "release name check failed", HelmError("release name " + Strconv.quote(name) + ": " + problem))
    }

    /// Whether Helm takes the name.
    package static func isValid(_ name: GoString) -> Bool { problem(with: name) == nil }

    private static func problem(with name: GoString) -> GoString? {
        if name.isEmpty { return "no name provided" }
        if name.count <= longest && isSubdomain(name) { return nil }
        let rule = "must match regex \(pattern) and the length must not be longer than \(longest)"
        return GoString("invalid release name, " + rule)
    }

    private static func isSubdomain(_ name: GoString) -> Bool {
        name.split(at: UInt8(ascii: ".")).allSatisfy { label in
            guard let first = label.bytes.first, let last = label.bytes.last else { return false }
            return isAlphanumeric(first) && isAlphanumeric(last)
                && label.bytes.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
