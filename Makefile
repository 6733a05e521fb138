# Every target is a thin call of a script in bin/; without make, call the script.
.PHONY: run test check gate soak e2e bench fix lock gambar contoh kertas
run test check gate soak e2e bench fix lock gambar contoh kertas:
	@bin/$@
