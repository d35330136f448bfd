import Charts
import GoLibrary
import GoTemplate

// The structs of pkg/chart/v2 and pkg/chart/common, with the fields and methods that Go has.

/// `*v2.Chart`.
struct ChartContent: StructContent {
    let chart: Chart

    static let type: GoType = GoType.pointer(
        to: "v2.Chart",
        methods: [
            method("Name") { .string($0.chart.name) }, method("AppVersion") { .string($0.chart.metadata.appVersion) },
            method("ChartPath") { .string($0.chart.dottedPath) },
            method("ChartFullPath") { .string($0.chart.fullPath) },
            method("IsRoot") { .bool($0.chart.parent == nil) }, method("Parent") { pointer(to: $0.chart.parent) },
            method("Root") { ChartContent(chart: $0.chart.root).value },
            method("Dependencies") { list(of: $0.chart.dependencies) },
            method(withoutResult: "SetDependencies"), method(withoutResult: "AddDependency"),
            method("Validate") { content in .error { try content.chart.metadata.validate() } },
            method("CRDs") {
                .slice($0.chart.customResourceFiles.map { FileContent(file: $0.file).value }, FileContent.slice)
            },
            method("CRDObjects") {
                .slice(
                    $0.chart.customResourceFiles.map { CustomResourceContent(file: $0).value },
                    CustomResourceContent.slice)
            },
        ])

    private static let slice: GoType = GoType.slice(of: type)

    private static func pointer(to chart: Chart?) -> Value {
        chart.map { ChartContent(chart: $0).value } ?? .nilPointer(type)
    }

    private static func list(of charts: [Chart]) -> Value {
        .slice(charts.map { ChartContent(chart: $0).value }, slice)
    }

    var fields: [(name: GoString, value: Value)] {
        [
            ("Raw", .slice([], FileContent.slice)), ("Metadata", MetadataContent(metadata: chart.metadata).value),
            ("Lock", LockContent.pointer(to: chart.lock)), ("Templates", FileContent.slice(of: chart.templates)),
            ("Values", .map(chart.values ?? Map())), ("Schema", .list(List(bytes: chart.schema ?? []))),
            ("SchemaModTime", .time(chart.schemaModificationTime?.time ?? .zero)),
            ("Files", FileContent.slice(of: chart.files)), ("ModTime", .time(chart.modificationTime?.time ?? .zero)),
        ]
    }

    var printedFields: [(name: GoString, value: Value)] {
        fields + [("parent", Self.pointer(to: chart.parent)), ("dependencies", Self.list(of: chart.dependencies))]
    }
}

extension Chart {
    fileprivate var root: Chart { parent?.root ?? self }

    /// `app.db`, the path in dot notation.
    fileprivate var dottedPath: GoString { parent.map { $0.dottedPath + "." + name } ?? name }
}

/// `*common.File`.
private struct FileContent: StructContent {
    static let type: GoType = GoType.pointer(to: "common.File")
    static let slice: GoType = GoType.slice(of: type)
    let file: ChartFile

    static func slice(of files: [ChartFile]) -> Value { .slice(files.map { FileContent(file: $0).value }, slice) }

    var fields: [(name: GoString, value: Value)] {
        [
            ("Name", .string(file.name)), ("Data", .list(List(bytes: file.data))),
            ("ModTime", .time(file.modificationTime?.time ?? .zero)),
        ]
    }
}

/// `v2.CRD`.
private struct CustomResourceContent: StructContent {
    static let type: GoType = GoType.record("v2.CRD")
    static let slice: GoType = GoType.slice(of: type)
    let file: CustomResourceFile

    var fields: [(name: GoString, value: Value)] {
        [
            ("Name", .string(file.file.name)), ("Filename", .string(file.path)),
            ("File", FileContent(file: file.file).value),
        ]
    }
}

/// `*v2.Metadata`.
private struct MetadataContent: StructContent {
    static let type: GoType = GoType.pointer(
        to: "v2.Metadata", methods: [method("Validate") { content in .error { try content.metadata.validate() } }])
    let metadata: Metadata

    var fields: [(name: GoString, value: Value)] {
        [
            ("Name", .string(metadata.name)), ("Home", .string(metadata.home)), ("Sources", .strings(metadata.sources)),
            ("Version", .string(metadata.version)), ("Description", .string(metadata.description)),
            ("Keywords", .strings(metadata.keywords)),
            ("Maintainers", .slice(metadata.maintainers.map(MaintainerContent.pointer), MaintainerContent.slice)),
            ("Icon", .string(metadata.icon)), ("APIVersion", .string(metadata.apiVersion)),
            ("Condition", .string(metadata.condition)), ("Tags", .string(metadata.tags)),
            ("AppVersion", .string(metadata.appVersion)), ("Deprecated", .bool(metadata.isDeprecated)),
            (
                "Annotations",
                .map(Map((metadata.annotations ?? []).map { ($0.key, .string($0.value)) }, type: .stringMap))
            ),
            ("KubeVersion", .string(metadata.kubeVersion)),
            ("Dependencies", DependencyContent.slice(of: metadata.dependencies ?? [])),
            ("Type", .string(metadata.type)),
        ]
    }
}

/// `*v2.Maintainer`.
private struct MaintainerContent: StructContent {
    static let type: GoType = GoType.pointer(
        to: "v2.Maintainer", methods: [method("Validate") { _ in .error {} }])
    static let slice: GoType = GoType.slice(of: type)
    let maintainer: Maintainer

    static func pointer(to maintainer: Maintainer?) -> Value {
        maintainer.map { MaintainerContent(maintainer: $0).value } ?? .nilPointer(type)
    }

    var fields: [(name: GoString, value: Value)] {
        [
            ("Name", .string(maintainer.name)), ("Email", .string(maintainer.email)), ("URL", .string(maintainer.url)),
        ]
    }
}

/// `*v2.Dependency`.
private struct DependencyContent: StructContent {
    static let type: GoType = GoType.pointer(
        to: "v2.Dependency", methods: [method("Validate") { content in .error { try content.dependency.validate() } }])
    private static let slice: GoType = GoType.slice(of: type)
    let dependency: Dependency

    static func slice(of dependencies: [Dependency?]) -> Value {
        .slice(dependencies.map { $0.map { DependencyContent(dependency: $0).value } ?? .nilPointer(type) }, slice)
    }

    var fields: [(name: GoString, value: Value)] {
        [
            ("Name", .string(dependency.name)), ("Version", .string(dependency.version)),
            ("Repository", .string(dependency.repository)), ("Condition", .string(dependency.condition)),
            ("Tags", .strings(dependency.tags)), ("Enabled", .bool(dependency.isEnabled)),
            ("ImportValues", .slice(dependency.importValues.map(\.declaredValue), .anySlice)),
            ("Alias", .string(dependency.alias)),
        ]
    }
}

/// `*v2.Lock`.
private struct LockContent: StructContent {
    static let type: GoType = GoType.pointer(to: "v2.Lock")
    let lock: ChartLock

    static func pointer(to lock: ChartLock?) -> Value { lock.map { LockContent(lock: $0).value } ?? .nilPointer(type) }

    var fields: [(name: GoString, value: Value)] {
        [
            ("Generated", .time((try? GoTime(parsing: lock.generated, layout: GoTime.rfc3339NanoLayout)) ?? .zero)),
            ("Digest", .string(lock.digest)),
            ("Dependencies", DependencyContent.slice(of: lock.dependencies ?? [])),
        ]
    }
}
