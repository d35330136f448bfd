import Charts
import Codecs
import GoTemplate
import Operations
import Releases

/// What `get metadata` prints.
///
/// Mirrors pkg/action get_metadata.go and pkg/cmd get_metadata.go.
struct MetadataReport {
    let release: Release
    let labels: [GoString: GoString]

    private var metadata: Metadata { release.chart.metadata }

    private var annotations: [GoString: GoString] {
        Dictionary((metadata.annotations ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    }

    private var deployedAt: GoString { release.info.lastDeployed.formatted("2006-01-02T15:04:05Z07:00") }

    var table: GoString {
        let names = (metadata.dependencies ?? []).compactMap { $0?.name }.sorted()
        let lines: [(GoString, GoString)] = [
            ("NAME", release.name), ("CHART", metadata.name), ("VERSION", metadata.version),
            ("APP_VERSION", metadata.appVersion), ("ANNOTATIONS", annotations.labelText),
            ("LABELS", labels.labelText), ("DEPENDENCIES", names.joined(by: ",")),
            ("NAMESPACE", release.namespace), ("REVISION", GoString("\(release.revision)")),
            ("STATUS", GoString(release.info.status.rawValue)), ("DEPLOYED_AT", deployedAt),
            ("APPLY_METHOD", applyMethod),
        ]
        return lines.reduce(into: GoString()) { $0.append($1.0 + ": " + $1.1 + "\n") }
    }

    var value: Value {
        var object = JSONObject()
        object.add("name", .string(release.name))
        object.add("chart", .string(metadata.name))
        object.add("version", .string(metadata.version))
        object.add("appVersion", .string(metadata.appVersion))
        if !annotations.isEmpty { object.add("annotations", Self.map(annotations)) }
        if !labels.isEmpty { object.add("labels", Self.map(labels)) }
        if let dependencies = metadata.dependencyRecords { object.add("dependencies", dependencies) }
        object.add("namespace", .string(release.namespace))
        object.add("revision", .int(release.revision))
        object.add("status", .string(GoString(release.info.status.rawValue)))
        object.add("deployedAt", .string(deployedAt))
        object.addUnlessEmpty("applyMethod", release.applyMethod.text)
        return object.value
    }

    private var applyMethod: GoString {
        switch release.applyMethod {
        case .known(.unrecorded): "client-side apply (defaulted)"
        case .known(.clientSide): "client-side apply"
        case .known(.serverSide): "server-side apply"
        case .other(let word): "unknown (" + Strconv.quote(word) + ")"
        }
    }

    private static func map(_ pairs: [GoString: GoString]) -> Value {
        .map(Map(pairs.map { ($0.key, .string($0.value)) }))
    }
}

extension [GoString: GoString] {
    /// `key=value` pairs in the order of the keys, as Kubernetes prints labels.
    var labelText: GoString { sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }.joined(by: ",") }
}

extension Metadata {
    /// The dependencies as records hold them; nil where there are none.
    fileprivate var dependencyRecords: Value? {
        record.jsonFields.first { $0.name == "dependencies" }?.value
    }
}
