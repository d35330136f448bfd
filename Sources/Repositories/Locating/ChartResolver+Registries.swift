import Failures
import GoLibrary
import GoTemplate
import SemVer

extension ChartResolver {
    /// A chart in a registry: `oci://host/path:tag`, with or without a digest.
    ///
    /// Mirrors pkg/registry client.go ValidateReference.
    ///
    /// - Parameters:
    ///   - reference: as it was typed; one that writes `oci` otherwise gets no words on standard output, as in Helm.
    ///   - version: a tag or a range; empty for the tag of the reference, or for the newest that is no prerelease.
    func artifact(_ reference: GoString, _ url: GoURL, version: GoString) throws(HelmError) -> RemoteChart {
        let place = try ChartArtifactReference(url.host + url.path)
        let wanted = version.isEmpty ? place.tag : version
        if !place.tag.isEmpty && wanted != place.tag {
            throw HelmError("chart reference and version mismatch: " + wanted + " is not " + place.tag)
        }
        let isTold = reference.hasPrefix("oci://")
        if !place.digest.isEmpty { return try artifact(place, url, version: wanted, isTold: isTold) }
        var target = url
        target.path = place.artifact.repository + ":" + (try tag(for: wanted, reference))
        return RemoteChart(artifact: target, isTold: isTold)
    }

    /// One with a digest, which counts; a tag beside it must mean the same where there is one.
    private func artifact(
        _ place: ChartArtifactReference, _ url: GoURL, version: GoString, isTold: Bool
    ) throws(HelmError) -> RemoteChart {
        if version.isEmpty { return RemoteChart(artifact: url, isTold: isTold) }
        var target = url
        target.path = place.artifact.repository + "@" + place.digest
        let tagged = place.artifact.registry + "/" + place.artifact.repository + ":" + version
        guard let found = try? resolve(tagged) else { return RemoteChart(artifact: target, isTold: isTold) }
        guard found.description == place.digest else {
            throw HelmError("chart reference digest mismatch: " + found.description + " is not " + place.digest)
        }
        return RemoteChart(artifact: target, manifest: found, isTold: isTold)
    }

    private func resolve(_ reference: GoString) throws(HelmError) -> ArtifactDigest {
        let reference = try RegistryReference(parsing: reference)
        return try ArtifactRepository(reference, registries).resolve(reference).digest
    }

    private func tag(for version: GoString, _ reference: GoString) throws(HelmError) -> GoString {
        if (try? SemanticVersion(parsing: version)) != nil { return version }
        let place = try RegistryReference(parsing: reference.trimmingPrefix("oci://"))
        let versions = try ArtifactRepository(place, registries).versions()
        if versions.isEmpty {
            throw HelmError("unable to locate any tags in provided repository: " + reference.redactedURL)
        }
        return try Self.tag(among: versions, for: version)
    }

    /// Mirrors pkg/registry tag.go GetTagMatchingVersionOrConstraint.
    private static func tag(among versions: [GoString], for version: GoString) throws(HelmError) -> GoString {
        if versions.contains(version) { return version }
        let constraint: VersionConstraint
        do { constraint = try VersionConstraint(parsing: version.isEmpty ? "*" : version) } catch {
            throw HelmError(error.message)
        }
        let found = versions.first { text in
            (try? SemanticVersion(parsing: text)).map(constraint.matches) ?? false
        }
        if let found { return found }
        throw HelmError("could not locate a version matching provided version string " + version)
    }
}
