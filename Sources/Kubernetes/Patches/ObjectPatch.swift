import GoTemplate

/// How the server reads the body of a `PATCH`.
package enum PatchKind: String, Sendable {
    case strategicMerge = "application/strategic-merge-patch+json"
    case jsonMerge = "application/merge-patch+json"
    case json = "application/json-patch+json"
    /// Server-side apply; the body may be JSON all the same.
    case apply = "application/apply-patch+yaml"

    package var contentType: GoString { GoString(rawValue) }
}

/// The patch that Helm sends to change an object without server-side apply.
///
/// Mirrors helm pkg/kube client.go createPatch.
package struct ObjectPatch {
    package let kind: PatchKind
    package let body: Map

    /// Whether there is nothing to send.
    package var isEmpty: Bool { body.isEmpty }

    /// - Parameters:
    ///   - original: the object of the manifest before, or the live one where that had none.
    ///   - target: the object of the manifest now, with the release's metadata.
    ///   - current: the live object; nil where there is none.
    ///   - comparesCustomThreeWay: whether custom resources are compared with the live object as well.
    package init(
        original: LiveObject, target: LiveObject, current: LiveObject?, comparesCustomThreeWay: Bool = false
    ) throws(PatchFailure) {
        let live = current?.map ?? Map()
        if let type = target.strategicMergeType {
            kind = .strategicMerge
            body = try StrategicMergePatch.threeWay(
                original: original.map, modified: target.map, current: live, type)
        } else if comparesCustomThreeWay {
            kind = .jsonMerge
            body = try JSONMergePatch.threeWay(original: original.map, modified: target.map, current: live)
        } else {
            kind = .jsonMerge
            body = try JSONMergePatch.twoWay(from: original.map, to: target.map)
        }
    }
}

extension LiveObject {
    /// The type by which patches of the object are merged; nil where Helm has none, or the object does not fit it.
    ///
    /// Mirrors helm pkg/kube converter.go AsVersioned: its scheme is that of client-go with the kinds of CRDs.
    var strategicMergeType: FieldType? {
        guard groupVersionKind.group != "apiregistration.k8s.io",
            let type = FieldType.kind(kind, apiVersion: apiVersion), type.admits(.map(map))
        else { return nil }
        return type
    }
}
