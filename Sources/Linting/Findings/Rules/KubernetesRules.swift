import Codecs
import GoTemplate
import Kubernetes
import Rendering

/// What Kubernetes makes of the objects that a chart renders.
enum KubernetesRules {
    static let all: [FindingRule] = [
        FindingRule("removed-api", .error, "The version of Kubernetes does not serve an object's kind", removed),
        FindingRule("selector-mismatch", .error, "A selector matches none of the pods it is meant for", selectors),
        FindingRule("image-without-tag", .warning, "An image has neither tag nor digest", images),
    ]

    // MARK: Kinds

    @Sendable
    private static func removed(_ chart: LintedChart) -> [FindingRule.Hit] {
        let version = chart.options.kubeVersion ?? .standard
        guard let major = try? Strconv.atoi(version.major), let minor = try? Strconv.atoi(version.minor) else {
            return []
        }
        return objects(chart).compactMap { output, document, object in
            guard let kind = DeprecatedKind(apiVersion: object.apiVersion, kind: object.kind) else { return nil }
            guard kind.isDeprecated(in: major, minor) else { return nil }
            return FindingRule.Hit(
                place: output.place(of: ValuePath([.key("apiVersion")]), in: document), message: kind.warning,
                fix: "use the newer version, or ask .Capabilities.APIVersions which one there is",
                severity: kind.isRemoved(in: major, minor) ? .error : .warning)
        }
    }

    private static func objects(
        _ chart: LintedChart
    ) -> [(output: RenderedOutput, document: RenderedDocument, object: RenderedObject)] {
        guard let output = chart.output else { return [] }
        return output.documents.compactMap { document in document.object.map { (output, document, $0) } }
    }

    // MARK: Selectors

    @Sendable
    private static func selectors(_ chart: LintedChart) -> [FindingRule.Hit] {
        guard chart.output?.isWhole == true else { return [] }
        let objects = objects(chart)
        let pods = objects.map(\.object).filter { !$0.isHook && $0.podLabels != nil }
        return objects.compactMap { output, document, object in
            let place = output.place(of: ValuePath([.key("spec"), .key("selector")]), in: document)
            return ownMismatch(object, at: place) ?? serviceMismatch(object, pods, at: place)
        }
    }

    private static func ownMismatch(_ object: RenderedObject, at place: LintPlace) -> FindingRule.Hit? {
        guard object.group == "apps", let labels = object.podLabels, let selector = object.podSelector else {
            return nil
        }
        guard let parsed = try? LabelSelector(selector), !parsed.matches(labels) else { return nil }
        return FindingRule.Hit(
            place: place, message: object.title + " selects pods with other labels than its template gives them",
            fix: "use the same labels in spec.selector.matchLabels and spec.template.metadata.labels")
    }

    /// A Service may be for pods of other charts, or of an operator; for those of other namespaces it is.
    private static func serviceMismatch(
        _ object: RenderedObject, _ pods: [RenderedObject], at place: LintPlace
    ) -> FindingRule.Hit? {
        guard object.group.isEmpty, object.kind == "Service" else { return nil }
        guard let selector = object.podSelector?.texts.filter({ !addedLabels.contains($0.key) }) else { return nil }
        let labels = pods.filter { $0.namespace == object.namespace }.compactMap(\.podLabels)
        guard !selector.isEmpty, !labels.isEmpty else { return nil }
        if labels.contains(where: { pod in selector.allSatisfy { pod[$0.key] == $0.value } }) { return nil }
        return FindingRule.Hit(
            place: place, message: object.title + " selects none of the pods that this chart renders",
            fix: "compare its selector with the labels of the pods", severity: .warning)
    }

    /// Labels that controllers give their pods, and no template.
    private static let addedLabels: Set<GoString> = [
        "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index", "batch.kubernetes.io/job-name",
        "job-name", "pod-template-hash",
    ]

    // MARK: Images

    @Sendable
    private static func images(_ chart: LintedChart) -> [FindingRule.Hit] {
        objects(chart).flatMap { output, document, object -> [FindingRule.Hit] in
            guard let spec = object.podPath, !object.isTest else { return [] }
            return object.containers(at: spec).compactMap { path, image in
                guard !isPinned(image) else { return nil }
                return FindingRule.Hit(
                    place: output.place(of: path, in: document),
                    message: "the image " + Strconv.quote(image) + " has neither tag nor digest, which means latest",
                    fix: "name a version, by default .Chart.AppVersion")
            }
        }
    }

    /// A colon before the last slash belongs to the registry's port.
    private static func isPinned(_ image: GoString) -> Bool {
        let name = image.bytes.split(separator: UInt8(ascii: "/")).last ?? []
        return image.isEmpty || image.contains("@") || name.contains(UInt8(ascii: ":"))
    }
}

extension RenderedObject {
    fileprivate var podSelector: Map? { try? map.map(at: "spec", "selector") }

    /// The images of its containers, with their paths.
    fileprivate func containers(at spec: ValuePath) -> [(path: ValuePath, image: GoString)] {
        ["initContainers", "containers"].flatMap { (field: GoString) -> [(path: ValuePath, image: GoString)] in
            let path = spec.appending(.key(field))
            guard case .list(let list)? = map.value(at: path) else { return [] }
            return list.elements.enumerated().compactMap { index, container in
                guard case .map(let fields) = container, case .string(let image)? = fields["image"] else { return nil }
                return (path.appending(.index(index)).appending(.key("image")), image)
            }
        }
    }
}
