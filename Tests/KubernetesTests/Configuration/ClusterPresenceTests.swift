import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Kubernetes

/// Whether a command without `--cluster` has one to work with.
struct ClusterPresenceTests {
    @Test func withoutAnythingThereIsNone() throws {
        #expect(try !isPresent())
        #expect(try !isPresent(kubeConfig: "contexts: [{name: a}]\n"))
        #expect(try !isPresent(["HELM_NAMESPACE": "n", "HELM_BURST_LIMIT": "5", "KUBECONFIG": ""]))
    }

    @Test func aCurrentContextIsOne() throws {
        #expect(try isPresent(kubeConfig: "current-context: a\n"))
    }

    @Test func whatADamagedFileSaysIsToBeTold() throws {
        #expect(try isPresent(kubeConfig: "kind: X\n"))
    }

    @Test(arguments: [
        "HELM_KUBECONTEXT", "HELM_KUBETOKEN", "HELM_KUBEASUSER", "HELM_KUBEASGROUPS", "HELM_KUBEAPISERVER",
        "HELM_KUBECAFILE", "HELM_KUBETLS_SERVER_NAME", "KUBECONFIG",
    ])
    func aVariableIsEnough(_ name: String) throws {
        #expect(try isPresent([name: "x"]))
        // Helm gives all of them to its plugins.
        #expect(try !isPresent([name: ""]))
    }

    @Test func aVariableThatSaysFalseSaysNothing() throws {
        #expect(try isPresent(["HELM_KUBEINSECURE_SKIP_TLS_VERIFY": "true"]))
        #expect(try !isPresent(["HELM_KUBEINSECURE_SKIP_TLS_VERIFY": "false"]))
    }

    @Test func aFlagIsEnoughEvenWithoutAValue() throws {
        let changes: [(inout ClusterFlags) -> Void] = [
            { $0.context = "" }, { $0.token = Credential([]) }, { $0.impersonatedUser = "" },
            { $0.impersonatedGroups = [] }, { $0.server = "" }, { $0.certificateAuthority = "" },
            { $0.serverName = "" }, { $0.skipsVerification = false }, { $0.kubeConfig = "/no" },
        ]
        for change in changes {
            var flags = ClusterFlags()
            change(&flags)
            #expect(try isPresent(flags: flags))
        }
    }

    @Test func otherFlagsAreNot() throws {
        var flags = ClusterFlags()
        (flags.namespace, flags.burstLimit, flags.queriesPerSecond, flags.kubeConfig) = ("n", 1, 1, "")
        #expect(try !isPresent(flags: flags))
    }

    @Test func aPodHasOne() throws {
        let variables = ["KUBERNETES_SERVICE_HOST": "h", "KUBERNETES_SERVICE_PORT": "1"]
        #expect(try isPresent(variables, serviceAccount: "token"))
        #expect(try !isPresent(variables))
        #expect(try !isPresent(variables, serviceAccount: "token/folder"))
        #expect(try !isPresent(["KUBERNETES_SERVICE_HOST": "h"], serviceAccount: "token"))
    }

    private func isPresent(
        _ variables: [String: String] = [:], flags: ClusterFlags = ClusterFlags(), kubeConfig: String? = nil,
        serviceAccount: String? = nil
    ) throws -> Bool {
        let folder = try ScratchFolder.make()
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, content) in [(".kube/config", kubeConfig), (serviceAccount ?? "", serviceAccount)] {
            guard let content else { continue }
            let file = folder.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(content.utf8).write(to: file)
        }
        let environment = variables.merging(["HOME": folder.path]) { own, _ in own }
        let pod = PodEnvironment(environment, folder: GoString(folder.path))
        return ClusterSettings(flags, environment, pod: pod).indicatesCluster
    }
}
