import Codecs
import Files
import GoTemplate

/// Finds the releases of Flux's HelmReleases.
struct FluxFinder {
    private let index: RepositoryIndex
    private let objects: DeclaredObjects

    init(_ index: RepositoryIndex, _ objects: DeclaredObjects) { (self.index, self.objects) = (index, objects) }

    func declarations() -> Declarations {
        var found = Declarations()
        for object in objects.all where object.group == "helm.toolkit.fluxcd.io" && object.kind == "HelmRelease" {
            add(object, to: &found)
        }
        return found
    }

    private func add(_ object: DeclaredObject, to found: inout Declarations) {
        let title = "HelmRelease " + object.name
        do {
            let (chart, files) = try chart(of: object)
            var release = release(of: object, chart)
            release.defaults = files
            release.gaps = object.gaps
            addReferences(of: object, to: &release)
            if let values = object.spec.map(of: "values") {
                release.values.append(
                    .mapping(values, of: object.document, at: ValuePath([.key("spec"), .key("values")])))
            }
            if object.hasOpenVariables, let text = try? JSON.encode(.map(object.spec)), GoString(text).contains("${") {
                release.gaps.append("is compared with the variables of Flux as they stand")
            }
            for gap in release.gaps { found.name(title, in: object.place, line: object.line, gap) }
            found.releases.append(release)
        } catch {
            found.name(title, in: object.place, line: object.line, error.message)
        }
    }

    /// Mirrors api/v2 helmrelease_types.go, GetReleaseName and GetReleaseNamespace.
    private func release(of object: DeclaredObject, _ chart: DeclaredChart) -> DeclaredRelease {
        let spec = object.spec
        let target = spec.text(of: "targetNamespace")
        let name = spec.text(of: "releaseName") ?? target.map { $0 + "-" + object.name } ?? object.name
        let own = object.namespace.isEmpty ? "default" : object.namespace
        return DeclaredRelease(
            tool: .flux, file: object.place, line: object.line, label: object.name, name: name,
            namespace: target ?? own, chart: chart)
    }

    /// The chart, and the files of it that count in place of its values.
    private func chart(of object: DeclaredObject) throws(ReviewFailure) -> (DeclaredChart, [GoString]) {
        if let spec = object.spec.map(of: "chart", "spec") {
            return (try chart(spec, from: object), spec.texts(of: "valuesFiles"))
        }
        guard let reference = object.spec.map(of: "chartRef") else {
            throw ReviewFailure("names no chart; is it a patch?")
        }
        let source = try source(reference, from: object)
        switch source.kind {
        case "HelmChart": return (try chart(source.spec, from: source), source.spec.texts(of: "valuesFiles"))
        case "OCIRepository": return (.remote(Self.remote(ofRegistry: source.spec)), [])
        default: throw ReviewFailure("what " + source.kind + " " + source.name + " gives is known in the cluster alone")
        }
    }

    private static func remote(ofRegistry spec: Map) -> ServedChart {
        let address = spec.text(of: "url") ?? ""
        let reference = spec.map(of: "ref") ?? Map()
        let version = reference.text(of: "tag") ?? reference.text(of: "semver") ?? ""
        return ServedChart(name: GoPath.base(address), repository: address, version: version)
    }

    private func chart(_ spec: Map, from object: DeclaredObject) throws(ReviewFailure) -> DeclaredChart {
        guard let name = spec.text(of: "chart"), let reference = spec.map(of: "sourceRef") else {
            throw ReviewFailure("names no chart and source; is it a patch?")
        }
        let kind = reference.text(of: "kind") ?? ""
        let version = spec.text(of: "version") ?? ""
        if kind == "GitRepository" || kind == "Bucket" || kind == "ExternalArtifact" {
            let path = GoPath.clean(name)
            if index.tree.hasChart(path) { return .path(path) }
            let title = kind + " " + (reference.text(of: "name") ?? "")
            throw ReviewFailure("its chart " + name + " is not in this repository but in that of " + title)
        }
        let source = try source(reference, from: object)
        let address = source.spec.text(of: "url") ?? ""
        guard address.hasPrefix("oci://") else {
            return .remote(ServedChart(name: name, repository: address, version: version == "*" ? "" : version))
        }
        return .remote(
            ServedChart(
                name: name, repository: address.trimmingSuffix("/") + "/" + name, version: version == "*" ? "" : version
            ))
    }

    private func source(_ reference: Map, from object: DeclaredObject) throws(ReviewFailure) -> DeclaredObject {
        let (kind, name) = (reference.text(of: "kind") ?? "", reference.text(of: "name") ?? "")
        let namespace = reference.text(of: "namespace") ?? object.namespace
        if let source = objects.object(kind, name, namespace: namespace, from: object) { return source }
        throw ReviewFailure("its " + kind + " " + name + " is not in this repository")
    }
}

// MARK: - Values of other objects

extension FluxFinder {
    private func addReferences(of object: DeclaredObject, to release: inout DeclaredRelease) {
        for (number, reference) in object.spec.maps(of: "valuesFrom").enumerated() {
            let place = ValuePath([.key("spec"), .key("valuesFrom"), .index(number)])
            switch values(of: reference, from: object, at: place) {
            case .found(let values): release.values.append(values)
            case .missing(let title) where reference.isTrue("optional"):
                release.gaps.append("is compared without the optional values of " + title)
            case .missing(let title):
                release.gaps.append(
                    "is compared without the values of " + title + ", which this repository does not hold")
            }
        }
    }

    private enum ReferencedValues {
        case found(DeclaredValues)
        case missing(GoString)
    }

    private func values(of reference: Map, from object: DeclaredObject, at place: ValuePath) -> ReferencedValues {
        let (kind, name) = (reference.text(of: "kind") ?? "", reference.text(of: "name") ?? "")
        let key = reference.text(of: "valuesKey") ?? "values.yaml"
        let title = kind + " " + name
        guard let holder = objects.object(kind, name, namespace: object.namespace, from: object),
            holder.content["sops"] == nil, let text = holder.content.value(ofKey: key, isSecret: kind == "Secret")
        else { return .missing(title) }
        let line = object.document.line(of: place)
        guard let path = reference.text(of: "targetPath") else {
            return .found(.text(text, of: holder.document, at: ValuePath([.key("data"), .key(key)])))
        }
        return .found(.expression(.typed, path + "=" + text.trimmingSpace, file: object.document.file, line: line))
    }
}

extension Map {
    /// What a ConfigMap or a Secret holds below a key.
    fileprivate func value(ofKey key: GoString, isSecret: Bool) -> GoString? {
        if let text = map(of: "stringData")?.text(of: key) { return text }
        guard let text = map(of: "data")?.text(of: key) else { return nil }
        guard isSecret else { return text }
        return (try? Base64.decode(text.bytes)).map { GoString($0) }
    }
}
