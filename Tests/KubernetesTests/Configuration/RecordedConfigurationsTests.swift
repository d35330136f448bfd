import Codecs
import Failures
import Files
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Kubernetes

/// Kubeconfigs, flags and environments, as client-go 1.36 resolves them for Helm (scripts/record-kubeconfig-fixtures.go).
struct RecordedConfigurationsTests {
    @Test func resolvesAsClientGo() throws {
        let cases = try RecordedConfiguration.all()
        #expect(cases.count > 1000)
        for (number, recorded) in cases.enumerated() {
            let folder = try ScratchFolder.make().path
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let settings = try recorded.settings(in: folder)
            let expected = recorded.answer(in: folder)
            let found = ResolvedAnswer(settings).fields
            #expect(found == expected, "case \(number): \(recorded.line)")
            if let configuration = try? settings.resolved() { #expect(!showsSecret(configuration)) }
        }
    }

    /// Whether a text of all of it has a token or a password in it.
    private func showsSecret(_ configuration: ResolvedConfiguration) -> Bool {
        var text = ""
        dump(configuration, to: &text)
        return [configuration.user.token, configuration.user.password].contains { secret in
            guard let secret, secret.bytes.count > 4 else { return false }
            return text.contains(String(decoding: secret.bytes, as: UTF8.self))
        }
    }
}

/// A line of the fixture.
private struct RecordedConfiguration {
    let line: String
    private let given: [String: Any]
    private let expected: [String: Any]

    static func all() throws -> [RecordedConfiguration] {
        let stream = try GzipStream(recordedBytes("kubeconfig/configurations.jsonl.gz"))
        var text: [UInt8] = []
        while case let part = try stream.read(1 << 16), !part.isEmpty { text += part }
        return try text.split(separator: UInt8(ascii: "\n")).map { try RecordedConfiguration(Array($0)) }
    }

    private init(_ bytes: [UInt8]) throws {
        line = String(decoding: bytes, as: UTF8.self)
        let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: [String: Any]]
        given = try #require(object?["given"])
        expected = try #require(object?["answer"])
    }

    /// Writes the files of the case into a folder.
    func settings(in folder: String) throws -> ClusterSettings {
        func inFolder(_ text: String) -> String { text.replacingOccurrences(of: "$DIR", with: folder) }
        try write(given["files"], into: folder) { inFolder($0) }
        try write(given["serviceAccount"], into: folder + "/account") { $0 }
        var environment = ["HOME": folder]
        for (name, value) in given["environment"] as? [String: String] ?? [:] { environment[name] = inFolder(value) }
        environment["HELM_KUBECAFILE"] = environment["HELM_KUBECAFILE"]?
            .replacingOccurrences(of: "/var/run/secrets/kubernetes.io/serviceaccount", with: folder + "/account")
        let pod = PodEnvironment(environment, folder: GoString(folder + "/account"))
        return ClusterSettings(flags { inFolder($0) }, environment, pod: pod)
    }

    private func write(_ files: Any?, into folder: String, _ transform: (String) -> String) throws {
        for (name, content) in files as? [String: String] ?? [:] {
            let file = URL(fileURLWithPath: folder + "/" + name)
            let parent = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try Data(transform(content).utf8).write(to: file)
        }
    }

    private func flags(_ transform: (String) -> String) -> ClusterFlags {
        let given = given["flags"] as? [String: Any] ?? [:]
        func text(_ name: String) -> GoString? { (given[name] as? String).map { GoString(transform($0)) } }
        var flags = ClusterFlags()
        flags.kubeConfig = text("kubeconfig")
        flags.context = text("kube-context")
        flags.namespace = text("namespace")
        flags.token = text("kube-token").map { Credential($0) }
        flags.impersonatedUser = text("kube-as-user")
        flags.impersonatedGroups = (given["kube-as-group"] as? [String])?.map { GoString($0) }
        flags.server = text("kube-apiserver")
        flags.certificateAuthority = text("kube-ca-file")
        flags.serverName = text("kube-tls-server-name")
        flags.skipsVerification = given["kube-insecure-skip-tls-verify"] as? Bool
        flags.burstLimit = given["burst-limit"] as? Int
        flags.queriesPerSecond = (given["qps"] as? Double).map { Float($0) }
        return flags
    }

    /// What client-go answered, save for what is never said: parts of the files, and what only a connection finds out.
    func answer(in folder: String) -> [String: String] {
        var fields: [String: String] = [:]
        for (name, value) in expected where name != "transportError" {
            let text = (value as? String) ?? Self.json(value)
            fields[name] = text.replacingOccurrences(of: "$DIR", with: folder)
                .replacingOccurrences(
                    of: "/var/run/secrets/kubernetes.io/serviceaccount", with: folder + "/account")
        }
        fields["error"] = fields["error"].map(Self.withoutContents)
        return fields
    }

    private static func json(_ value: Any) -> String {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .fragmentsAllowed, .withoutEscapingSlashes]
        return (try? JSONSerialization.data(withJSONObject: value, options: options))
            .map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private static func withoutContents(_ text: String) -> String {
        text.replacing(#/ in list: \[\{.*?\}\](?=$|, error loading|\]$)/#, with: " in list")
            .replacing(#/ is missing in '(?s:.*)'/#, with: " is missing")
    }
}

/// A resolved configuration in the words of the fixture.
private struct ResolvedAnswer {
    var fields: [String: String] = [:]

    init(_ settings: ClusterSettings) {
        set("namespace", settings.effectiveNamespace)
        fields["burst"] = "\(settings.burstLimit)"
        let rate = settings.queriesPerSecond
        fields["qps"] = rate == rate.rounded() ? "\(Int(rate))" : "\(rate)"
        do throws(HelmError) {
            add(try settings.resolved())
        } catch {
            fields["error"] = error.message.text
        }
    }

    private mutating func add(_ configuration: ResolvedConfiguration) {
        set("host", configuration.host)
        do throws(HelmError) {
            fields["baseURL"] = try configuration.serverURL().description.text
        } catch {
            fields["baseURLError"] = error.message.text
        }
        set("proxy", configuration.proxy?.description ?? "")
        set("disableCompression", configuration.disablesCompression)
        set("serverName", configuration.server.name)
        set("insecure", configuration.server.skipsVerification)
        add(configuration.server.authorities, "ca")
        add(configuration.user)
        add(configuration.user.exec, configuration.execConfiguration)
        add(configuration.impersonation)
    }

    private mutating func add(_ user: UserIdentity) {
        set("token", GoString(user.token?.bytes ?? []))
        set("tokenFile", user.tokenFile)
        set("username", user.username)
        set("password", GoString(user.password?.bytes ?? []))
        set("authProvider", user.authProvider ?? "")
        add(user.certificate, "cert")
        add(user.key, "key")
    }

    private mutating func add(_ impersonation: Impersonation) {
        set("asUser", impersonation.user)
        set("asUID", impersonation.uid)
        setJSON("asGroups", impersonation.groups.map(\.text), isEmpty: impersonation.groups.isEmpty)
        let extra = Dictionary(
            uniqueKeysWithValues: impersonation.extra.map { ($0.key.text, $0.value.map(\.text)) })
        setJSON("asExtra", extra, isEmpty: extra.isEmpty)
    }

    private mutating func add(_ exec: ExecPlugin?, _ configuration: Value?) {
        guard let exec else { return }
        var object: [String: Any] = [
            "command": exec.command.text, "apiVersion": exec.apiVersion.text,
            "interactiveMode": exec.interactiveMode?.rawValue ?? "",
        ]
        if !exec.arguments.isEmpty { object["args"] = exec.arguments.map(\.text) }
        if !exec.environment.isEmpty { object["env"] = exec.environment.map { $0.name.text + "=" + $0.value.text } }
        if !exec.installHint.isEmpty { object["installHint"] = exec.installHint.text }
        if exec.providesClusterInfo { object["provideClusterInfo"] = true }
        if let configuration, let json = try? JSON.encode(configuration) {
            object["config"] = String(decoding: json, as: UTF8.self)
        }
        setJSON("exec", object, isEmpty: false)
    }

    private mutating func add(_ source: PEMSource, _ name: String) {
        switch source {
        case .none: break
        case .file(let path): set(name + "File", path)
        case .data(let data): set(name + "Data", GoString(data.bytes))
        }
    }

    private mutating func set(_ name: String, _ text: GoString) { if !text.isEmpty { fields[name] = text.text } }
    private mutating func set(_ name: String, _ flag: Bool) { if flag { fields[name] = "true" } }

    private mutating func setJSON(_ name: String, _ value: Any, isEmpty: Bool) {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        guard !isEmpty, let data = try? JSONSerialization.data(withJSONObject: value, options: options) else { return }
        fields[name] = String(decoding: data, as: UTF8.self)
    }
}
