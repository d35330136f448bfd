import GoTemplate

/// A version of an API group, as `apiVersion` names it: `apps/v1`, or `v1` for the core group.
package struct GroupVersion: Hashable, Sendable {
    /// Empty for the core group.
    package let group: GoString
    package let version: GoString

    package init(group: GoString, version: GoString) {
        self.group = group
        self.version = version
    }

    /// Reads an `apiVersion`; an empty one gives an empty group and version.
    ///
    /// Mirrors apimachinery runtime/schema ParseGroupVersion.
    package init(parsing apiVersion: GoString) throws(ObjectFailure) {
        let parts = apiVersion.split(at: UInt8(ascii: "/"))
        switch parts.count {
        case _ where apiVersion == "/": self.init(group: "", version: "")
        case ...1: self.init(group: "", version: apiVersion)
        case 2: self.init(group: parts[0], version: parts[1])
        default: throw ObjectFailure("unexpected GroupVersion string: " + apiVersion)
        }
    }

    /// As `apiVersion` has it.
    package var text: GoString { group.isEmpty ? version : group + "/" + version }
}
