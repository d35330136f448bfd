import Failures
import GoTemplate
import Releases
import TestSupport
import Testing

@testable import Operations

/// What operations log with `--debug`, line by line as Helm 4.2.3 does.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct DebugLinesTests {
    private let cluster: ModelCluster
    private let key = ReleaseKey(namespace: "shop", name: "web")

    init() throws { cluster = try ModelCluster() }

    private func lines(_ body: (OperationScope) throws -> Void) throws -> [String] {
        let log = Log(isDebugging: true)
        try body(FaultyOperation.scope(cluster, log: log))
        // Those of values are tested with charts.
        return log.drain().map(\.line.text).filter { !$0.contains("dependencies in the chart") }.map {
            String($0.dropFirst("level=DEBUG msg=".count))
        }
    }

    /// `upgrade --install` looks for the release first, and says so.
    @Test func ofAnUpgradeThatMayInstall() throws {
        for mayInstall in [true, false] {
            var upgrade = UpgradeOrInstall(key) { _ in options(service: false) }
            upgrade.mayInstall = mayInstall
            _ = try? install()
            let found = try lines { _ = try upgrade.run(in: $0) }
            #expect(
                found.starts(with: [
                    "\"getting history for release\" release=web", "\"getting release history\" name=web",
                ])
                    == mayInstall, "\(found)")
        }
    }

    /// Client-side changes, a rollback and reading.
    @Test func ofClientSideChanges() throws {
        var installation = Installation(key, options(service: false))
        installation.applyMethod = .clientSide
        let installed = try lines { _ = try installation.run(in: $0) }
        #expect(installed.contains("\"using client-side apply for resource creation\""))
        let data = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {a: b}\n"
        let changed = try lines { _ = try Upgrade(key, ReleaseFixture().options(of: ["c": data])).run(in: $0) }
        let start = "\"using client-side apply for resource update\" threeWayMergeForUnstructured=false"
        let steps = [
            start, "\"checking resources for changes\" resources=1",
            "\"patching resource\" kind=ConfigMap name=web namespace=shop",
            "\"deleting resource\" namespace=shop name=web kind=Deployment",
        ]
        #expect(changed.drop { $0 != start }.prefix(4) == steps[...])
        #expect(
            try lines { _ = try ReleaseReader($0.store, log: $0.log).history(of: key) } == [
                "\"getting history for release\" release=web", "\"getting release history\" name=web",
            ])
        #expect(
            try lines { _ = try ReleaseReader($0.store, log: $0.log).release(key, revision: 1) } == [
                "\"getting release\" key=sh.helm.release.v1.web.v1"
            ])
    }

    @Test func ofARollback() throws {
        _ = try install()
        _ = try upgrade()
        var rollback = Rollback(key)
        rollback.target = .revision(1)
        rollback.apply.runsHooks = false
        let found = try lines { _ = try rollback.run(in: $0) }
        #expect(
            found.prefix(9) == [
                "\"preparing rollback\" name=web", "\"getting last revision\" name=web",
                "\"getting release history\" name=web", "\"getting release history\" name=web",
                "\"rolling back\" name=web currentVersion=2 targetVersion=1",
                "\"getting release\" key=sh.helm.release.v1.web.v1", "\"creating rolled back release\" name=web",
                "\"creating release\" key=sh.helm.release.v1.web.v3", "\"performing rollback\" name=web",
            ])
        #expect(
            found.suffix(5) == [
                "\"getting deployed releases\" name=web", "\"superseding previous deployment\" version=2",
                "\"updating release\" key=sh.helm.release.v1.web.v2",
                "\"updating status for rolled back release\" name=web",
                "\"updating release\" key=sh.helm.release.v1.web.v3",
            ])
    }

    private func options(service: Bool) -> ChangeOptions {
        var templates = [
            "config": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n",
            "web": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n",
        ]
        if service { templates["service"] = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n" }
        return ReleaseFixture().options(of: templates)
    }

    private static let creation = """
        "using server-side apply for resource creation" forceConflicts=false dryRun=false fieldValidationDirective=Strict
        """

    private static func object(_ what: String, _ kind: String) -> String {
        "\"\(what)\" namespace=shop name=web gvk=\"\(kind)\""
    }

    private func install() throws -> [String] {
        try lines { _ = try Installation(key, options(service: true)).run(in: $0) }
    }

    private func upgrade() throws -> [String] {
        try lines { scope in
            var upgrade = Upgrade(key, options(service: false))
            upgrade.historyMaximum = 10
            _ = try upgrade.run(in: scope)
        }
    }

    @Test func ofAnInstall() throws {
        let created = ["/v1, Kind=ConfigMap", "/v1, Kind=Service", "apps/v1, Kind=Deployment"].map {
            Self.object("Created resource via patch", $0)
        }
        #expect(
            try install() == [
                "\"getting release history\" name=web", "\"creating release\" key=sh.helm.release.v1.web.v1",
                "\"creating resource(s)\" resources=3", Self.creation,
            ] + created + ["\"updating release\" key=sh.helm.release.v1.web.v1"])
    }

    @Test func ofAnUpgrade() throws {
        _ = try install()
        #expect(
            try upgrade() == [
                "\"preparing upgrade\" name=web", "\"getting last revision\" name=web",
                "\"getting release history\" name=web",
                "\"determined release apply method\" server_side_apply=true previous_release_apply_method=ssa",
                "\"performing update\" name=web", "\"creating upgraded release\" name=web",
                "\"creating release\" key=sh.helm.release.v1.web.v2", "\"getting release history\" name=web",
                Self.creation,
                Self.creation.replacing("creation", with: "update") + " upgradeClientSideFieldManager=false",
                "\"checking resources for changes\" resources=2",
                Self.object("Patched resource", "/v1, Kind=ConfigMap"),
                Self.object("Patched resource", "apps/v1, Kind=Deployment"),
                "\"deleting resource\" namespace=shop name=web kind=Service",
                "\"updating release\" key=sh.helm.release.v1.web.v1",
                "\"updating status for upgraded release\" name=web",
                "\"updating release\" key=sh.helm.release.v1.web.v2",
            ])
    }

    @Test func ofAnUninstallation() throws {
        _ = try install()
        _ = try upgrade()
        #expect(
            try lines { _ = try Uninstallation(key).run(in: $0) } == [
                "\"getting release history\" name=web", "\"uninstall: deleting release\" name=web",
                "\"updating release\" key=sh.helm.release.v1.web.v2",
                "\"starting delete resource\" namespace=shop name=web kind=Deployment",
                "\"starting delete resource\" namespace=shop name=web kind=ConfigMap",
                "\"purge requested\" release=web", "\"deleting release\" key=sh.helm.release.v1.web.v1",
                "\"deleting release\" key=sh.helm.release.v1.web.v2",
            ])
    }
}
