import Charts
import Codecs
import GoTemplate
import Manifests

/// Release records as Helm writes them: the base64 of the gzip of the JSON of a release.
///
/// Mirrors pkg/storage/driver util.go.
package enum RecordCodec {
    private static let gzipMagic: [UInt8] = [0x1F, 0x8B, 0x08]

    /// The record's text; `isSmallest` is Helm's way, which takes several times as long.
    package static func encode(_ release: Release, isSmallest: Bool = true) throws -> [UInt8] {
        Base64.encode(try Compression.gzip(json(of: release), isSmallest: isSmallest))
    }

    /// Reads a record's text; one from before Helm compressed is plain JSON in base64.
    ///
    /// - Throws: a `GoError` with what is wrong; labels are not part of a record.
    package static func decode(_ text: [UInt8]) throws -> Release {
        var data: [UInt8]
        do { data = try Base64.decode(text) } catch { throw RecordFailure(error.message) }
        if data.count > 3 && data.starts(with: gzipMagic) { data = try Compression.gunzip(data) }
        return try release(fromJSON: data)
    }

    /// The JSON of a release, byte for byte what `json.Marshal` gives for Helm's struct.
    package static func json(of release: Release) throws -> [UInt8] {
        try JSON.encode(value(of: release))
    }

    /// The release as a value to encode.
    ///
    /// - Parameters:
    ///   - includesChart: whether the chart is part of it, which `status` leaves out.
    ///   - resources: the live objects by their kind, which `status` adds.
    package static func value(
        of release: Release, includesChart: Bool = true, resources: Map = Map()
    ) throws -> Value {
        var object = JSONObject()
        object.addUnlessEmpty("name", release.name)
        var info = release.info.record
        if !resources.isEmpty { info.add("resources", .map(resources)) }
        object.add("info", info.value)
        if includesChart { object.add("chart", try ChartRecord.helm.value(of: release.chart)) }
        if let config = release.config, !config.isEmpty { object.add("config", .map(config)) }
        object.addUnlessEmpty("manifest", release.manifest)
        object.addUnlessEmpty("hooks", release.hooks.map(\.record.value))
        if release.revision != 0 { object.add("version", .int(release.revision)) }
        object.addUnlessEmpty("namespace", release.namespace)
        object.addUnlessEmpty("apply_method", release.applyMethod.text)
        return object.value
    }

    /// Reads the JSON of a release.
    package static func release(fromJSON text: [UInt8]) throws -> Release {
        let decoded: Value
        do { decoded = try JSON.decode(text) } catch let failure as JSON.Failure {
            throw RecordFailure(failure.message)
        }
        guard case .map(let map) = decoded else {
            throw RecordFailure(
                GoString("json: cannot unmarshal \(JSON.typeName(of: decoded)) into Go value of type v1.Release"))
        }
        let fields = RecordFields(map, of: "Release")
        guard let info = try fields.map("info"), let chart = try fields.map("chart") else {
            throw RecordFailure("it holds no release: info or chart is missing")
        }
        let key = ReleaseKey(namespace: try fields.text("namespace"), name: try fields.text("name"))
        let revision = try fields.integer("version")
        guard !key.name.isEmpty, revision > 0 else {
            throw RecordFailure("it holds no release: name or version is missing")
        }
        return Release(
            key: key, revision: revision, info: try ReleaseInfo(RecordFields(info, of: "Info")),
            chart: try ChartRecord.helm.chart(of: RecordFields(chart, of: "Chart")), config: try fields.map("config"),
            manifest: try fields.text("manifest"),
            hooks: try fields.objects("hooks", of: "Hook").map(ReleaseHook.init),
            applyMethod: OpenEnum(try fields.text("apply_method")))
    }
}
