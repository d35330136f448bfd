import GoRegexp
import GoTemplate
import Kubernetes

/// Which objects a patch of a kustomization is for: patterns for all of a text, and selectors.
///
/// Mirrors api/types selector.go of kustomize, SelectorRegex.
struct PatchTarget {
    private let patterns: [(field: KeyPath<DeclaredObject, GoString>, pattern: Regexp)]
    private let selectors: [(field: GoString, selector: LabelSelector)]

    /// - Throws: for what is no pattern or no selector.
    init(_ target: Map) throws {
        let fields: [(GoString, KeyPath<DeclaredObject, GoString>)] = [
            ("group", \.group), ("version", \.version), ("kind", \.kind), ("name", \.name),
            ("namespace", \.namespace),
        ]
        patterns = try fields.compactMap { key, field in
            guard let text = target.text(of: key), !text.isEmpty else { return nil }
            return (field, try Regexp.compile("^(?:" + text + ")$"))
        }
        let keys: [(GoString, GoString)] = [("labelSelector", "labels"), ("annotationSelector", "annotations")]
        selectors = try keys.compactMap { key, field in
            try target.text(of: key).map { (field, try LabelSelector(parsing: $0)) }
        }
    }

    func matches(_ object: DeclaredObject) -> Bool {
        patterns.allSatisfy { $0.pattern.matches(object[keyPath: $0.field]) }
            && selectors.allSatisfy { field, selector in
                let texts = (object.content.map(of: "metadata", field) ?? Map()).entries
                return selector.matches(Dictionary(texts.map { ($0, $1.declaredText ?? "") }) { $1 })
            }
    }
}
