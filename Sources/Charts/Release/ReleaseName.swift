import GoTemplate

/// Helm's rules for the names of releases.
package enum ReleaseName {
    private static let pattern = #"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"#
    /// What Kubernetes allows for a label less ten characters that charts may add.
    private static let longest = 53

    /// Checks a name as `helm template` does before it renders anything.
    ///
    /// Mirrors pkg/action install.go availableName.
    package static func validate(_ name: GoString) throws(HelmError) {
        if name.isEmpty { throw failure(name, "no name provided") }
        guard name.count <= longest, isSubdomain(name) else {
            let rule = "invalid release name, must match regex \(pattern) and the length must not be longer than 53"
            throw failure(name, rule)
        }
    }

    private static func failure(_ name: GoString, _ reason: String) -> HelmError {
        HelmError(GoString("release name check failed: release name ") + Strconv.quote(name) + GoString(": " + reason))
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
