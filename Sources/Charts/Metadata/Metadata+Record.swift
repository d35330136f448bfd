import Codecs
import Failures
import GoLibrary
import GoTemplate

// How release records keep what Chart.yaml and Chart.lock say: the structs as encoding/json writes them.

extension Metadata {
    /// The metadata that a release record holds.
    package convenience init(record: Map) {
        self.init()
        take(DecodedFields(record))
    }

    /// `Chart.yaml`, as Helm writes it.
    package var text: [UInt8] {
        get throws(HelmError) { try YAML.text(of: record) }
    }

    /// The metadata as a release record holds it.
    package var record: JSONObject {
        var object = JSONObject()
        object.addUnlessEmpty("name", name)
        object.addUnlessEmpty("home", home)
        object.addUnlessEmpty("sources", sources)
        object.addUnlessEmpty("version", version)
        object.addUnlessEmpty("description", description)
        object.addUnlessEmpty("keywords", keywords)
        object.addUnlessEmpty("maintainers", maintainers.map { $0.map(\.record.value) ?? .null })
        object.addUnlessEmpty("icon", icon)
        object.addUnlessEmpty("apiVersion", apiVersion)
        object.addUnlessEmpty("condition", condition)
        object.addUnlessEmpty("tags", tags)
        object.addUnlessEmpty("appVersion", appVersion)
        if isDeprecated { object.add("deprecated", .bool(true)) }
        if let annotations, !annotations.isEmpty {
            object.add("annotations", .map(Map(annotations.map { ($0.key, .string($0.value)) })))
        }
        object.addUnlessEmpty("kubeVersion", kubeVersion)
        object.addUnlessEmpty("dependencies", (dependencies ?? []).map { $0.map(\.record.value) ?? .null })
        object.addUnlessEmpty("type", type)
        return object
    }
}

extension Maintainer {
    fileprivate var record: JSONObject {
        var object = JSONObject()
        object.addUnlessEmpty("name", name)
        object.addUnlessEmpty("email", email)
        object.addUnlessEmpty("url", url)
        return object
    }
}

extension Dependency {
    /// The dependency as a release record and a lock hold it.
    package var record: JSONObject {
        var object = JSONObject()
        object.add("name", .string(name))
        object.addUnlessEmpty("version", version)
        object.add("repository", .string(repository))
        object.addUnlessEmpty("condition", condition)
        object.addUnlessEmpty("tags", tags)
        if isEnabled { object.add("enabled", .bool(true)) }
        object.addUnlessEmpty("import-values", importValues.map(\.declaredValue))
        object.addUnlessEmpty("alias", alias)
        return object
    }
}

extension ChartLock {
    /// The lock that a release record holds.
    package init(record: Map) { self.init(DecodedFields(record)) }

    /// The lock as a release record holds it.
    package var record: JSONObject {
        var object = JSONObject()
        object.add("generated", .string(generated.isEmpty ? GoTime.zero.rfc3339Nano : generated))
        object.add("digest", .string(digest))
        object.add("dependencies", dependencies.map { .list($0.map { $0.map(\.record.value) ?? .null }) } ?? .null)
        return object
    }
}
