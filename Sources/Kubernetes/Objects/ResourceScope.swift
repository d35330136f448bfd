import GoTemplate

/// Whether the objects of a kind belong to a namespace.
package enum ResourceScope: Sendable {
    case namespaced
    /// The API server gives the objects no namespace, whatever a manifest says.
    case cluster

    /// The scope of one of Kubernetes' own kinds; custom ones count as namespaced.
    package init(group: GoString, kind: GoString) {
        self = Self.clusterScoped[kind]?.contains(group) == true ? .cluster : .namespaced
    }

    /// The groups by kind: most kinds are not there.
    private static let clusterScoped: [GoString: [GoString]] = {
        let names = SchemaTable.clusterScopedKinds.lines.map { line in
            let slash = line.firstIndex(of: UInt8(ascii: "/")) ?? line.startIndex
            return (group: GoString(line[..<slash]), kind: GoString(line[slash...].dropFirst()))
        }
        return Dictionary(grouping: names, by: \.kind).mapValues { $0.map(\.group) }
    }()
}
