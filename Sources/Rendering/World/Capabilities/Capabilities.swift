import Charts
import GoTemplate

/// What the cluster and Helm can do, `.Capabilities`.
///
/// Mirrors pkg/chart/common capabilities.go.
package struct Capabilities: Equatable, Sendable {
    package var kubeVersion = KubeVersion.standard
    package var apiVersions = Capabilities.standardAPIVersions
    package let helmVersion = HelmVersion()

    package init() {}

    /// The capabilities a chart sees: Helm 3.17 assumes the cluster of its own time.
    func assumed(for chart: Chart) -> Capabilities {
        var assumed = self
        if chart.isRenderedAsHelm3 && kubeVersion == .standard { assumed.kubeVersion = .standardOfHelm3 }
        return assumed
    }

    /// Why the chart cannot go with this Kubernetes, in Helm's words; nil if it can.
    ///
    /// Mirrors pkg/action action.go renderResources.
    package func incompatibility(with chart: Chart) -> GoString? {
        let constraint = chart.metadata.kubeVersion
        if constraint.isEmpty || Dependencies.isCompatible(constraint, kubeVersion.description) { return nil }
        let subject = "chart requires kubeVersion: " + constraint
        return subject + " which is incompatible with Kubernetes " + kubeVersion.version
    }
}

extension Capabilities: HostContent {
    private static let structType = GoType("common.Capabilities", kind: .struct, isNamed: true)

    private static let type = GoType(
        "*common.Capabilities", kind: .pointer, element: structType,
        methods: [Method("Copy") { receiver, _ in content(of: receiver).templateValue }])

    private static let versionSetType = GoType(
        "common.VersionSet", kind: .slice, element: .string, isNamed: true,
        methods: [
            Method("Has", [.string]) { receiver, arguments in
                guard case .list(let versions) = receiver else { return .bool(false) }
                let wanted = arguments.string(0)
                return .bool(
                    versions.elements.contains { element in
                        if case .string(let version) = element { return version == wanted }
                        return false
                    })
            }
        ])

    var templateValue: Value { .host(HostObject(type: Self.type, content: self)) }

    package var fields: [(name: GoString, value: Value)] {
        [
            ("KubeVersion", kubeVersion.templateValue),
            ("APIVersions", .list(versionSet)),
            ("HelmVersion", helmVersion.templateValue),
        ]
    }

    package func deepCopy() -> any HostContent {
        var copy = self
        copy.kubeVersion = kubeVersion.withoutNormalized
        return copy
    }

    /// The versions, with the room that Go's `append` leaves behind those of `--api-versions`.
    private var versionSet: List {
        let standard = Self.standardAPIVersions.count
        let added = max(0, apiVersions.count - standard)
        let capacity = SliceGrowth.capacity(appending: added, to: min(standard, apiVersions.count), of: .string)
        return List(apiVersions.map(Value.string), type: Self.versionSetType, capacity: capacity)
    }

    private static func content(of receiver: Value) -> Capabilities {
        guard case .host(let object) = receiver, let content = object.content as? Capabilities else {
            return Capabilities()
        }
        return content
    }
}
