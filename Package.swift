// swift-tools-version: 6.2
import PackageDescription

/// Whether to build without what is there for speed alone: see scripts/build.
let isPlain = Context.environment["SWELM_PLAIN_BUILD"] != nil

/// Imports go one way, from a later line to an earlier one; `scripts/check-layers` holds the table.
let package = Package(
    name: "swelm",
    products: [.executable(name: "swelm", targets: ["swelm"])],
    targets: [
        // C libraries. libyaml, RE2 and zlib are linked statically: no dynamic loading at start-up.
        .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "CRE2", cxxSettings: [.unsafeFlags(["-std=c++17", "-fno-exceptions"])],
            linkerSettings: [.linkedLibrary(":libre2.a"), .linkedLibrary("stdc++")]),
        // The digests of OpenSSL are linked statically; the rest of it is loaded on first use.
        .target(
            name: "CCrypto", dependencies: ["CStack"], cSettings: isPlain ? [.define("SWELM_PLAIN_BUILD")] : [],
            linkerSettings: [.linkedLibrary(":libcrypto.a")]),
        .target(name: "CStack"),
        // Which commit the program was built from; scripts/build links it in.
        .target(name: "CBuildInfo"),
        // What the program was called with.
        .target(name: "CArguments"),
        // What starting a program needs of glibc beyond POSIX.
        .target(name: "CSpawn"),
        // The extended attributes of files.
        .systemLibrary(name: "CAttributes"),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        // libpq and libcurl are loaded on first use.
        .target(name: "CPostgreSQL"),
        .target(name: "CCurl"),
        // librnp, too: signatures of charts.
        .target(name: "CRNP"),

        .target(name: "Diagnostics"),
        .target(name: "GoTemplate", dependencies: ["Diagnostics", "CStack"]),
        .target(name: "GoLibrary", dependencies: ["GoTemplate"]),
        // Which line of Helm is answered for.
        .target(name: "Compatibility"),
        .target(name: "Failures", dependencies: ["GoTemplate"]),
        .target(
            name: "Files",
            dependencies: ["Compatibility", "Failures", "GoLibrary", "GoTemplate", "CZlib", "CAttributes"]),
        .target(name: "Processes", dependencies: ["GoLibrary", "GoTemplate", "CSpawn"]),
        .target(name: "HTTP", dependencies: ["GoLibrary", "GoTemplate", "CCurl"]),
        .target(name: "GoRegexp", dependencies: ["GoTemplate", "CRE2"]),
        .target(name: "SemVer", dependencies: ["GoTemplate"]),
        .target(name: "Codecs", dependencies: ["Compatibility", "GoLibrary", "GoTemplate", "CYAML"]),
        .target(
            name: "Sprig", dependencies: ["GoLibrary", "GoTemplate", "GoRegexp", "Codecs", "SemVer", "CCrypto"]),
        .target(name: "JSONSchema", dependencies: ["GoLibrary", "GoTemplate", "GoRegexp", "Codecs"]),
        .target(
            name: "Charts",
            dependencies: [
                "Compatibility", "GoLibrary", "GoTemplate", "Codecs", "SemVer", "Diagnostics", "Failures", "Files",
            ]),
        .target(
            name: "Repositories",
            dependencies: [
                "Compatibility", "Charts", "Codecs", "SemVer", "HTTP", "Processes", "GoRegexp", "JSONSchema", "Files",
                "Failures",
                "GoLibrary",
                "GoTemplate", "CCrypto", "CRNP",
            ]),
        .target(
            name: "Rollouts",
            dependencies: ["Diagnostics", "GoRegexp", "Codecs", "GoLibrary", "GoTemplate", "Failures", "Files"]),
        .target(name: "Manifests", dependencies: ["Compatibility", "GoTemplate", "Codecs", "Kubernetes"]),
        .target(name: "Kubernetes", dependencies: ["Codecs", "Failures", "Files", "GoLibrary", "GoTemplate"]),
        .target(
            name: "KubernetesClient",
            dependencies: [
                "HTTP", "Kubernetes", "Manifests", "Codecs", "Failures", "Files", "Processes", "GoLibrary",
                "GoTemplate",
            ]),
        .target(
            name: "Rendering",
            dependencies: [
                "Compatibility", "Sprig", "Charts", "Processes", "GoTemplate", "Codecs", "Manifests", "Diagnostics",
                "Failures", "Files",
                "JSONSchema",
            ]),
        .target(
            name: "ValueReads",
            dependencies: ["Rendering", "Charts", "Manifests", "Diagnostics", "GoTemplate", "Failures"]),
        .target(
            name: "Linting",
            dependencies: [
                "ValueReads", "Diagnostics", "Rendering", "Charts", "Manifests", "Kubernetes", "JSONSchema", "GoRegexp",
                "SemVer", "Codecs",
                "GoLibrary", "GoTemplate", "Failures", "Files",
            ]),
        .target(
            name: "Releases",
            dependencies: [
                "Manifests", "Charts", "Codecs", "GoLibrary", "GoTemplate", "CSQLite", "CPostgreSQL", "CZlib",
                "CCrypto", "Failures", "Files", "Kubernetes",
            ]),
        .target(
            name: "Diffing",
            dependencies: ["Kubernetes", "Manifests", "Codecs", "GoRegexp", "GoLibrary", "GoTemplate", "CCrypto"]),
        .target(
            name: "Operations",
            dependencies: [
                "Signals", "JSONSchema", "Releases", "Rendering", "Manifests", "Charts", "Codecs", "GoRegexp",
                "GoLibrary", "GoTemplate", "Compatibility",
                "Diagnostics", "Failures", "Files", "Kubernetes", "KubernetesClient", "Rollouts",
            ]),
        .target(
            name: "Review",
            dependencies: [
                "Operations", "Diffing", "Releases", "Rendering", "Manifests", "Charts", "Processes", "Codecs",
                "JSONSchema", "GoLibrary", "GoRegexp", "GoTemplate", "Diagnostics", "Failures", "Files", "Repositories",
                "Kubernetes",
                "Rollouts",
                "ValueReads",
            ]),
        .target(
            name: "Imports", dependencies: ["Charts", "Codecs", "Failures", "GoLibrary", "GoTemplate"]),
        .target(
            name: "Forges",
            dependencies: ["HTTP", "Codecs", "GoLibrary", "GoTemplate", "Failures"]),
        .target(
            name: "Signals",
            dependencies: [
                "Rollouts", "HTTP", "Processes", "Files", "Codecs", "CCrypto", "GoLibrary", "GoTemplate",
            ]),
        .target(
            name: "SwelmCLI",
            dependencies: [
                "Signals", "Forges",
                "Operations", "Review", "Diffing", "Releases", "Rendering", "Manifests", "Charts", "Codecs",
                "GoLibrary", "GoTemplate", "Diagnostics", "CArguments", "CBuildInfo", "Failures", "Files",
                "Repositories",
                "Linting", "ValueReads",
                "Kubernetes", "Rollouts", "Imports", "Compatibility",
            ]),
        .executableTarget(name: "swelm", dependencies: ["SwelmCLI"]),

        .target(
            name: "FuzzTargets",
            dependencies: [
                "Diffing", "Rendering", "JSONSchema", "Charts", "Codecs", "GoTemplate", "CZlib", "Failures", "Files",
            ]),

        // Uses a store as commands do, without rendering, to be killed and measured.
        .executableTarget(
            name: "StoreExercise",
            dependencies: [
                "Releases", "Operations", "Charts", "GoLibrary", "GoTemplate", "Failures", "Files", "TestCluster",
            ],
            path: "Tests/StoreExercise"),
        // Judges simulated rollouts, and compares with a table: see make statistics.
        .executableTarget(
            name: "RolloutStatistics", dependencies: ["Rollouts", "GoLibrary", "GoTemplate", "TestSupport"],
            path: "Tests/RolloutStatistics"),
        .target(
            name: "TestCluster", dependencies: ["KubernetesClient", "Kubernetes", "HTTP", "GoTemplate"],
            path: "Tests/TestCluster"),
        // Rollouts that a script carries out instead of a cluster, for tests of what is shown of them.
        .target(
            name: "ScriptedRollouts", dependencies: ["Rollouts", "GoLibrary", "GoTemplate"],
            path: "Tests/ScriptedRollouts"),
        .target(name: "TestSupport", dependencies: ["GoTemplate"], path: "Tests/TestSupport"),
        .testTarget(name: "GoRegexpTests", dependencies: ["GoRegexp", "GoTemplate", "TestSupport"]),
        .testTarget(
            name: "RepositoriesTests",
            dependencies: [
                "Repositories", "Charts", "JSONSchema", "SemVer", "Files", "Failures", "Codecs", "GoTemplate",
                "TestSupport",
            ]),
        .testTarget(name: "HTTPTests", dependencies: ["HTTP", "GoLibrary", "GoTemplate", "TestSupport"]),
        .testTarget(name: "ProcessesTests", dependencies: ["Processes", "GoTemplate", "TestSupport"]),
        .testTarget(name: "SprigTests", dependencies: ["Sprig", "Codecs", "GoTemplate", "TestSupport"]),
        .testTarget(
            name: "ChartsTests",
            dependencies: ["Charts", "Codecs", "GoTemplate", "TestSupport", "Failures", "Files", "Repositories"]),
        .testTarget(
            name: "RolloutsTests",
            dependencies: [
                "Rollouts", "JSONSchema", "Codecs", "GoLibrary", "GoTemplate", "Failures", "Files", "TestSupport",
                "ScriptedRollouts",
            ]),
        .testTarget(
            name: "ImportsTests",
            dependencies: ["Imports", "Rollouts", "Codecs", "GoLibrary", "GoTemplate", "TestSupport"]),
        .testTarget(
            name: "ForgesTests",
            dependencies: ["Forges", "HTTP", "Codecs", "GoLibrary", "GoTemplate", "TestSupport"]),
        .testTarget(
            name: "SignalsTests",
            dependencies: [
                "Signals", "Rollouts", "HTTP", "Processes", "Files", "Codecs", "GoLibrary", "GoTemplate",
                "TestSupport",
            ]),
        .testTarget(name: "CodecsTests", dependencies: ["Codecs", "GoTemplate", "TestSupport"]),
        .testTarget(name: "GoLibraryTests", dependencies: ["GoLibrary", "GoTemplate", "TestSupport"]),
        .testTarget(name: "GoTemplateTests", dependencies: ["GoLibrary", "GoTemplate", "TestSupport"]),
        .testTarget(
            name: "JSONSchemaTests", dependencies: ["JSONSchema", "Codecs", "GoTemplate", "TestSupport"]),
        .testTarget(
            name: "RenderingTests",
            dependencies: ["Rendering", "GoTemplate", "GoRegexp", "Manifests", "Failures", "Files", "TestSupport"]),
        .testTarget(
            name: "SwelmCLITests",
            dependencies: [
                "SwelmCLI", "Operations", "Releases", "Rendering", "Manifests", "Charts", "FuzzTargets", "Diagnostics",
                "GoTemplate", "Codecs", "TestSupport", "Failures", "Files", "Repositories", "Kubernetes", "Processes",
                "Rollouts", "ScriptedRollouts", "JSONSchema", "GoLibrary",
            ]),
        .testTarget(
            name: "OperationsTests",
            dependencies: [
                "Operations", "Releases", "Rendering", "Charts", "Manifests", "Kubernetes", "KubernetesClient", "HTTP",
                "Codecs", "GoLibrary", "GoTemplate", "Failures", "Files", "Rollouts", "TestSupport", "TestCluster",
            ]),
        .testTarget(
            name: "ReleasesTests",
            dependencies: [
                "Releases", "Operations", "Charts", "Codecs", "GoLibrary", "GoTemplate", "Kubernetes",
                "KubernetesClient", "HTTP", "TestSupport", "TestCluster", "Failures", "Files",
            ]),
        .testTarget(
            name: "KubernetesClientTests",
            dependencies: [
                "KubernetesClient", "HTTP", "Kubernetes", "Codecs", "Failures", "Files", "GoLibrary", "GoTemplate",
                "TestSupport",
            ]),
        .testTarget(
            name: "KubernetesTests",
            dependencies: [
                "Kubernetes", "Codecs", "GoLibrary", "GoTemplate", "Failures", "Files", "TestSupport",
            ]),
        .testTarget(
            name: "DiffingTests",
            dependencies: ["Diffing", "GoLibrary", "Kubernetes", "Codecs", "GoTemplate", "TestSupport"]),
        .testTarget(
            name: "ReviewTests",
            dependencies: [
                "Review", "Operations", "Diffing", "Releases", "Rendering", "Charts", "Codecs", "GoTemplate",
                "TestSupport", "Failures", "Files", "Repositories", "Rollouts",
            ]),
        .testTarget(
            name: "ValueReadsTests",
            dependencies: ["ValueReads", "Rendering", "Charts", "Codecs", "GoTemplate", "Failures", "TestSupport"]),
        .testTarget(
            name: "LintingTests",
            dependencies: [
                "Linting", "ValueReads", "Rendering", "Charts", "Codecs", "GoTemplate", "Failures", "Files",
                "TestSupport",
            ]),
        .testTarget(name: "SemVerTests", dependencies: ["SemVer", "GoTemplate", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

// The fuzzer's main function comes with its runtime, so this links with `-sanitize=fuzzer` only: see scripts/fuzz.
if Context.environment["SWELM_FUZZ"] != nil {
    package.targets.append(.executableTarget(name: "Fuzz", dependencies: ["FuzzTargets"]))
    package.products.append(.executable(name: "Fuzz", targets: ["Fuzz"]))
}
