import Files
import GoTemplate

/// One Application: a release for each of its sources that is a chart.
///
/// Source: util/helm and reposerver/repository of Argo CD; `parameters` count more than `valuesObject`, that more than
/// `values`, and those more than `valueFiles`.
struct ArgoCDApplication {
    private let object: DeclaredObject
    private let index: RepositoryIndex
    private let isGenerated: Bool
    /// Sources that others take files from, by name.
    private let references: [GoString: Map]

    /// - Parameter isGenerated: whether an ApplicationSet made it, so that its lines are not those of its fields.
    init(_ object: DeclaredObject, _ index: RepositoryIndex, isGenerated: Bool = false) {
        (self.object, self.index, self.isGenerated) = (object, index, isGenerated)
        let named = object.spec.maps(of: "sources").compactMap { source in
            source.text(of: "ref").map { ($0, source) }
        }
        references = Dictionary(named) { $1 }
    }

    func declarations() -> Declarations {
        let several = object.spec.maps(of: "sources")
        let sources = several.isEmpty ? [object.spec.map(of: "source")].compactMap { $0 } : several
        let path = several.isEmpty ? [ValuePath.Component.key("source")] : [.key("sources")]
        var found = Declarations()
        for (number, source) in sources.enumerated() {
            let place = ValuePath([.key("spec")] + path + (several.isEmpty ? [] : [.index(number)]))
            add(source, at: place, number: several.count > 1 ? number : nil, to: &found)
        }
        if sources.isEmpty { found.name(title, in: object.place, line: object.line, "has no source") }
        return found
    }

    private var title: GoString { "Application " + object.name }

    private func add(_ source: Map, at place: ValuePath, number: Int?, to found: inout Declarations) {
        switch chart(of: source) {
        case .none: return
        case .unknown(let reason): found.name(title, in: object.place, line: object.line, reason)
        case .found(let chart):
            let reader = ArgoCDValues(object, index, references, isGenerated: isGenerated)
            found.releases.append(release(of: source, chart, reader.values(of: source, at: place), number: number))
        }
    }

    private func release(of source: Map, _ chart: DeclaredChart, _ values: [DeclaredValues], number: Int?)
        -> DeclaredRelease
    {
        let helm = source.map(of: "helm") ?? Map()
        let namespace = helm.text(of: "namespace") ?? object.spec.map(of: "destination")?.text(of: "namespace")
        var release = DeclaredRelease(
            tool: .argoCD, file: object.place, line: object.line,
            label: object.name + (number.map { GoString(", source \($0 + 1)") } ?? GoString()),
            name: helm.text(of: "releaseName") ?? object.name, namespace: namespace ?? "default", chart: chart)
        release.values = values
        release.kubeVersion = helm.text(of: "kubeVersion") ?? ""
        release.apiVersions = helm.texts(of: "apiVersions")
        release.includesCRDs = !helm.isTrue("skipCrds")
        release.skipsTests = helm.isTrue("skipTests")
        return release
    }

    private enum SourceChart {
        case found(DeclaredChart)
        case unknown(GoString)
        /// The source is no chart.
        case none
    }

    private func chart(of source: Map) -> SourceChart {
        let repository = source.text(of: "repoURL") ?? ""
        if source["plugin"] != nil { return .unknown("is rendered by a plugin of Argo CD") }
        if let name = source.text(of: "chart"), !name.isEmpty {
            return .found(.remote(remote(name, repository, source.text(of: "targetRevision") ?? "")))
        }
        guard let path = source.text(of: "path").map(GoPath.clean) else { return .none }
        if index.tree.hasChart(path) { return .found(.path(path)) }
        if index.tree.hasFolder(path) {
            return source["helm"] == nil ? .none : .unknown("there is no chart in " + path)
        }
        if index.origins.contains(repository) { return .unknown("there is no " + path + " in this repository") }
        return .unknown(path + " is in another repository, " + repository.withoutUser)
    }

    /// An address without a scheme is that of a registry.
    private func remote(_ name: GoString, _ repository: GoString, _ version: GoString) -> ServedChart {
        let address = repository.contains("://") ? repository : "oci://" + repository
        let isRegistry = address.hasPrefix("oci://")
        let place = isRegistry ? address.trimmingSuffix("/") + "/" + name : address
        return ServedChart(name: name, repository: place, version: version == "*" ? "" : version)
    }
}
