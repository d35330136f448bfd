import Files
import GoTemplate

/// Fields of a kubeconfig file whose types were checked; one that is not there has Go's zero value.
struct KubeConfigFields {
    private let map: Map
    /// The file that they are from.
    private let origin: GoString

    init(_ map: Map = Map(), of origin: GoString = "") {
        self.map = map
        self.origin = origin
    }

    func text(_ name: GoString) -> GoString { map[name]?.asText ?? "" }

    func flag(_ name: GoString) -> Bool {
        if case .bool(let flag)? = map[name] { flag } else { false }
    }

    /// A file, named from the folder of the kubeconfig; mirrors clientcmd's ResolvePaths.
    func path(_ name: GoString) -> GoString {
        let path = text(name)
        if path.isEmpty || GoPath.isAbsolute(path) { return path }
        let folder = GoPath.directory(origin)
        return GoPath.join((try? FileSystem().absolute(folder)) ?? folder, path)
    }

    func texts(_ name: GoString) -> [GoString] {
        (map[name]?.asList ?? []).map { $0.asText ?? "" }
    }

    /// The fields of an object; nil where there is none.
    func fieldsIfPresent(_ name: GoString) -> KubeConfigFields? {
        (map[name]?.asMap).map { KubeConfigFields($0, of: origin) }
    }

    func fields(_ name: GoString) -> KubeConfigFields { fieldsIfPresent(name) ?? KubeConfigFields(of: origin) }

    /// The objects of a list.
    func list(_ name: GoString) -> [KubeConfigFields] {
        (map[name]?.asList ?? []).map { KubeConfigFields($0.asMap ?? Map(), of: origin) }
    }

    /// The keys and lists of an object.
    func dictionary(_ name: GoString) -> [GoString: [GoString]] {
        let object = fields(name)
        return Dictionary(uniqueKeysWithValues: object.map.keys.map { ($0, object.texts($0)) })
    }

    /// Any value; nil where there is none.
    func value(_ name: GoString) -> Value? {
        guard let value = map[name], !value.isNil else { return nil }
        return value
    }
}
