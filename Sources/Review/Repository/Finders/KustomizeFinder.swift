import Files
import GoTemplate

/// Finds the charts that kustomize inflates: `helmCharts` of kustomizations.
///
/// Source: api/types helmchartargs.go and api/internal/builtins HelmChartInflationGenerator.go of kustomize.
struct KustomizeFinder {
    private let index: RepositoryIndex

    init(_ index: RepositoryIndex) { self.index = index }

    func declarations() -> Declarations {
        var found = Declarations()
        for (file, documents) in index.documents.sorted(by: { $0.key < $1.key }) {
            guard FilePurpose(of: file, []) == .kustomization, let document = documents.first else { continue }
            for (number, chart) in document.map.maps(of: "helmCharts").enumerated() {
                add(chart, number, of: document, to: &found)
            }
            if document.map["helmChartInflationGenerator"] != nil {
                found.name("", in: file, "helmChartInflationGenerator is not followed; `helmCharts` is its successor")
            }
        }
        return found
    }

    private func add(_ fields: Map, _ number: Int, of document: RepositoryDocument, to found: inout Declarations) {
        let folder = GoPath.directory(document.file)
        let place = ValuePath([.key("helmCharts"), .index(number)])
        let line = document.line(of: place)
        guard let name = fields.text(of: "name") else {
            return found.name("", in: document.file, line: line, "a chart of helmCharts has no name")
        }
        guard let chart = chart(name, fields, document.map, in: folder) else {
            return found.name("chart " + name, in: document.file, line: line, "is neither in chartHome nor has a repo")
        }
        let namespace = fields.text(of: "namespace") ?? document.map.text(of: "namespace") ?? "default"
        let release = fields.text(of: "releaseName") ?? "release-name"
        var declared = DeclaredRelease(
            tool: .kustomize, file: document.file, line: line, label: fields.text(of: "releaseName") ?? name,
            name: release, namespace: namespace, chart: chart)
        declared.values = values(of: fields, document, at: place)
        declared.kubeVersion = fields.text(of: "kubeVersion") ?? ""
        declared.apiVersions = fields.texts(of: "apiVersions")
        declared.includesCRDs = fields.isTrue("includeCRDs")
        declared.skipsTests = fields.isTrue("skipTests")
        declared.skipsHooks = fields.isTrue("skipHooks")
        found.releases.append(declared)
    }

    /// The chart in `chartHome`, where kustomize keeps what it pulled, before the one of the repository.
    private func chart(_ name: GoString, _ fields: Map, _ kustomization: Map, in folder: GoString) -> DeclaredChart? {
        let home = GoPath.join(folder, kustomization.map(of: "helmGlobals")?.text(of: "chartHome") ?? "charts")
        let version = fields.text(of: "version") ?? ""
        let pulled = GoPath.join(GoPath.join(home, name + "-" + version), name)
        for path in [pulled, GoPath.join(home, name)] where index.tree.hasChart(path) { return .path(path) }
        guard let address = fields.text(of: "repo") else { return nil }
        let isRegistry = address.hasPrefix("oci://")
        let repository = isRegistry ? address.trimmingSuffix("/") + "/" + name : address
        return .remote(ServedChart(name: name, repository: repository, version: version))
    }

    /// The file with what is in place above or below it, then the other files.
    private func values(of fields: Map, _ document: RepositoryDocument, at place: ValuePath) -> [DeclaredValues] {
        let folder = GoPath.directory(document.file)
        func file(_ path: GoString) -> DeclaredValues {
            .file(path.contains("://") ? path : GoPath.join(folder, path), isOptional: false)
        }
        let main = fields.text(of: "valuesFile").map { [file($0)] } ?? []
        let inline =
            fields.map(of: "valuesInline").map {
                [DeclaredValues.mapping($0, of: document, at: place.appending(.key("valuesInline")))]
            } ?? []
        let merged: [DeclaredValues] =
            switch fields.text(of: "valuesMerge") ?? "override" {
            case "merge": inline + main
            case "replace": inline.isEmpty ? main : inline
            default: main + inline
            }
        return merged + fields.texts(of: "additionalValuesFiles").map(file)
    }
}
