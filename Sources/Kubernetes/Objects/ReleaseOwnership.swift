import GoTemplate

/// The release that an object belongs to, as a label and two annotations say.
///
/// Mirrors helm pkg/action validate.go.
package struct ReleaseOwnership: Equatable, Sendable {
    package let releaseName: GoString
    package let releaseNamespace: GoString

    package init(releaseName: GoString, releaseNamespace: GoString) {
        self.releaseName = releaseName
        self.releaseNamespace = releaseNamespace
    }

    /// The release that an object says it belongs to.
    package init(markedOn object: LiveObject) {
        let annotations = object.annotations
        releaseName = annotations[Self.nameAnnotation] ?? ""
        releaseNamespace = annotations[Self.namespaceAnnotation] ?? ""
    }

    package static let managedByLabel: GoString = "app.kubernetes.io/managed-by"
    package static let managedByHelm: GoString = "Helm"
    package static let nameAnnotation: GoString = "meta.helm.sh/release-name"
    package static let namespaceAnnotation: GoString = "meta.helm.sh/release-namespace"

    /// The object as it is applied for the release; what it said of its owner is replaced.
    package func claiming(_ object: LiveObject) -> LiveObject {
        object.adding(
            labels: [Self.managedByLabel: Self.managedByHelm],
            annotations: [Self.nameAnnotation: releaseName, Self.namespaceAnnotation: releaseNamespace])
    }

    /// Why a live object cannot become one of the release; nil where it is one already.
    ///
    /// - Parameter key: how the manifest names the object.
    package func conflict(with live: LiveObject, key: ObjectKey) -> ObjectFailure? {
        let problems = problems(of: live)
        guard !problems.isEmpty else { return nil }
        let reason = "invalid ownership metadata; " + problems.joined(by: "; ")
        return ObjectFailure(
            key.sentenceText + " exists and cannot be imported into the current release: " + reason)
    }

    /// What a live object lacks, a clause each.
    package func problems(of live: LiveObject) -> [GoString] {
        let (labels, annotations) = (live.labels, live.annotations)
        return [
            Self.problem("label", labels, Self.managedByLabel, Self.managedByHelm),
            Self.problem("annotation", annotations, Self.nameAnnotation, releaseName),
            Self.problem("annotation", annotations, Self.namespaceAnnotation, releaseNamespace),
        ].compactMap(\.self)
    }

    private static func problem(
        _ noun: GoString, _ texts: [GoString: GoString], _ key: GoString, _ wanted: GoString
    ) -> GoString? {
        let start = noun + " validation error: "
        guard let actual = texts[key] else {
            return start + "missing key " + Strconv.quote(key) + ": must be set to " + Strconv.quote(wanted)
        }
        guard actual != wanted else { return nil }
        return start + "key " + Strconv.quote(key) + " must equal " + Strconv.quote(wanted)
            + ": current value is " + Strconv.quote(actual)
    }
}

extension LiveObject {
    /// Whether the server makes up the name, so that no object of the cluster can be meant.
    ///
    /// Mirrors helm pkg/action validate.go validateNameAndGenerateName.
    package func isNameGenerated() throws(ObjectFailure) -> Bool {
        guard !generateName.isEmpty else { return false }
        guard name.isEmpty else {
            throw ObjectFailure("metadata.name and metadata.generateName cannot both be set")
        }
        return true
    }
}
