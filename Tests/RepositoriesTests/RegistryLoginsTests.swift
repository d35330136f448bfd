import Failures
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Repositories

/// Who somebody is to registries, by the files and helpers that Helm and Docker have.
@Suite struct RegistryLoginsTests {
    private func logins(_ helm: String?, docker: String? = nil, _ home: String) throws -> RegistryLogins {
        for (name, text) in [("helm", helm), ("docker", docker)] {
            try text?.write(toFile: "\(home)/\(name).json", atomically: true, encoding: .utf8)
        }
        return try RegistryLogins(
            RegistryConfigurationPlaces(helm: GoString(home + "/helm.json"), docker: GoString(home + "/docker.json")))
    }

    private func user(_ logins: RegistryLogins, _ host: GoString) -> String {
        do throws(HelmError) {
            let found = try logins.credential(for: RegistryServerAddress(host: host))
            return [found.username, found.password, found.refreshToken, found.accessToken].joined(by: "|").text
        } catch { return error.message.text }
    }

    @Test(
        arguments: [
            (#"{"auths":{"h":{"auth":"YTpi"}}}"#, "a|b||"), (#"{"auths":{"http://h":{"auth":"YTpi"}}}"#, "a|b||"),
            (#"{"auths":{"https://h/v2/":{"auth":"YTpi"}}}"#, "a|b||"),
            (#"{"auths":{"h":{"username":"a","password":"b"}}}"#, "a|b||"),
            (#"{"auths":{"h":{"identitytoken":"t"}}}"#, "||t|"), (#"{"auths":{"h":{"registrytoken":"t"}}}"#, "|||t"),
            (#"{"auths":{"other":{"auth":"YTpi"}}}"#, "c|d||"), ("", "c|d||"), ("null", "c|d||"), ("{}", "c|d||"),
            (
                #"{"auths":{"h":{"auth":"YQ=="}}}"#,
                "failed to decode auth field: invalid config format: "
                    + "auth '*****' does not conform the base64(username:password) format"
            ),
            (
                #"{"auths":{"h":{"auth":1}}}"#,
                "failed to unmarshal auth field: invalid config format: "
                    + "json: cannot unmarshal number into Go struct field AuthConfig.auth of type string"
            ),
        ])
    func filesAreRead(_ text: String, _ expected: String) throws {
        let home = try ScratchFolder.make()
        let logins = try logins(text, docker: #"{"auths":{"h":{"auth":"Yzpk"}}}"#, home.path)
        #expect(user(logins, "h") == expected)
    }

    @Test(
        arguments: [
            ("no json", "invalid character 'o' in literal null (expecting 'u')"),
            ("[]", "json: cannot unmarshal array into Go value of type map[string]json.RawMessage"),
            (#"{"auths":"#, "unexpected EOF"), (#"{"credsStore":1}"#, "cannot unmarshal number into Go value"),
        ])
    func filesThatAreNone(_ text: String, _ words: String) throws {
        let home = try ScratchFolder.make()
        var message: GoString = ""
        do { _ = try logins(text, home.path) } catch { message = error.goMessage }
        #expect(message.text.contains(words) && message.text.contains("invalid config format"))
    }

    @Test func dockerHubHasOneName() {
        for name: GoString in ["docker.io", "registry-1.docker.io"] {
            #expect(RegistryServerAddress(registry: name).text == "https://index.docker.io/v1/")
        }
        #expect(RegistryServerAddress(host: "registry-1.docker.io").text == "https://index.docker.io/v1/")
        #expect(RegistryServerAddress(registry: "ghcr.io").text == "ghcr.io")
    }

    @Test func usersHaveNoColon() throws {
        var logins = try logins(nil, ScratchFolder.make().path)
        var message: GoString = ""
        do throws(HelmError) {
            try logins.put(
                RegistryCredential(username: "a:b", password: "c"), for: RegistryServerAddress(registry: "h"))
        } catch { message = error.message }
        #expect(message == "bad credential format: colons(:) are not allowed in username")
    }

    /// The file is for its owner alone, and what others wrote there stays.
    @Test func filesAreWritten() throws {
        let home = try ScratchFolder.make()
        var logins = try logins(#"{"credHelpers":{"x":"y"},"auths":{"<h>":{"b":1,"a":2}}}"#, home.path)
        try logins.put(RegistryCredential(refreshToken: "t"), for: RegistryServerAddress(registry: "n"))
        let path = home.path + "/helm.json"
        #expect(
            try String(contentsOfFile: path, encoding: .utf8) == """
                {
                \t"auths": {
                \t\t"\\u003ch\\u003e": {
                \t\t\t"b": 1,
                \t\t\t"a": 2
                \t\t},
                \t\t"n": {
                \t\t\t"identitytoken": "t"
                \t\t}
                \t},
                \t"credHelpers": {
                \t\t"x": "y"
                \t}
                }
                """)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
}
