### The wording of the signs beside our summaries, as an organisation has loaded it.

## One sign · buttons

sign-official = Xem nguyên văn

## Official wording

official-text = Nguyên văn ({ $ref }):
official-points = Gợi ý của địa phương:
